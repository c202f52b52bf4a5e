import { ProblemError } from './problem-error.ts';

/** No body of ours is near this; the largest order (100 lines) has under 10 KB. */
const mostBytes = 64 * 1_024;

/**
 * What is still taken and thrown away of a body that is too large. A client that is cut off while
 * it writes sees a broken connection (EPIPE) and never reads the 413.
 */
const mostDiscarded = 32 * 1_024 * 1_024;

const tooLarge = () =>
  new ProblemError('payload-too-large', 'A body may have 64 KB at most.', {
    // A rest of the body may be unread, so this connection cannot carry another request.
    headers: { connection: 'close' },
  });

/**
 * The body of a JSON request as text; keeps 64 KB at most, whatever `Content-Length` said.
 * Throws 413, 415, and 400 for what is not UTF-8.
 */
export async function readText(request: Request): Promise<string> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    throw new ProblemError('unsupported-media-type', 'Send application/json.', {
      headers: { accept: 'application/json' },
    });
  }
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > mostDiscarded) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > mostDiscarded) break;
    if (size <= mostBytes) chunks.push(chunk);
  }
  if (size > mostBytes) throw tooLarge();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new ProblemError('invalid-request', 'The body is not UTF-8.', { cause });
  }
}
