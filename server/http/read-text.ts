import { ProblemError } from './problem-error.ts';

/** No body of ours is near this; the largest order (100 lines) has under 10 KB. */
const mostBytes = 64 * 1_024;

const tooLarge = () =>
  new ProblemError('payload-too-large', 'A body may have 64 KB at most.', {
    // The rest of the body is never read, so this connection cannot carry another request.
    headers: { connection: 'close' },
  });

/**
 * The body of a JSON request as text. Stops reading at 64 KB, whatever `Content-Length` said.
 * Throws 413, 415, and 400 for what is not UTF-8.
 */
export async function readText(request: Request): Promise<string> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    throw new ProblemError('unsupported-media-type', 'Send application/json.', {
      headers: { accept: 'application/json' },
    });
  }
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new ProblemError('invalid-request', 'The body is not UTF-8.', { cause });
  }
}
