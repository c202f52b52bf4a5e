import { ProblemError } from '../problems/problem-error.ts';

/** No body of ours is near this; the largest order (100 lines) has under 10 KB. */
const mostBytes = 64 * 1_024;

/**
 * The part of a body that is still taken, and thrown away, when it is too large. A client that is
 * cut off while it writes sees a broken connection (EPIPE) and never reads the 413.
 */
const mostDiscarded = 32 * 1_024 * 1_024;

const tooLarge = () =>
  new ProblemError('payload-too-large', 'A body may have 64 KB at most.', {
    // A rest of the body may be unread, so this connection cannot carry another request.
    headers: { connection: 'close' },
  });

/** Less than a request may take in all, so that a slow sender is told so and not that we are busy. */
const longestMs = 8_000;

const tooSlow = () =>
  new ProblemError('request-timeout', 'The body did not arrive in time. Please try again.', {
    headers: { connection: 'close' },
  });

/**
 * The body of a JSON request as text; keeps 64 KB at most, whatever `Content-Length` said.
 * Throws 408, 413, 415, and 400 for what breaks off or is not UTF-8.
 */
export async function readText(request: Request): Promise<string> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    throw new ProblemError('unsupported-media-type', 'Send application/json.', {
      headers: { accept: 'application/json' },
    });
  }
  const coding = request.headers.get('content-encoding') ?? 'identity';
  if (coding.toLowerCase() !== 'identity') {
    throw new ProblemError('unsupported-media-type', 'Send the body as it is, not compressed.', {
      headers: { 'accept-encoding': 'identity' },
    });
  }
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > mostDiscarded) throw tooLarge();
  const bytes = await withinTime(request.body);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ProblemError('invalid-request', 'The body is not UTF-8.', { cause });
  }
}

/** Reads a body that may end at any time, and is given up when it has not ended in time. */
async function withinTime(body: Request['body']): Promise<Uint8Array> {
  const reader = body?.getReader();
  if (reader === undefined) return new Uint8Array();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), longestMs);
  });
  try {
    return await Promise.race([readAll(reader), late]);
  } finally {
    clearTimeout(timer);
    // Not waited for: the rest of a body that is cut off may never come.
    reader.cancel().catch(() => {});
  }
}

const throwBrokenOff = (cause: unknown): never => {
  throw new ProblemError('invalid-request', 'The body broke off.', { cause });
};

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(throwBrokenOff);
    if (done) break;
    size += value.byteLength;
    if (size > mostDiscarded) break;
    if (size <= mostBytes) chunks.push(value);
  }
  if (size > mostBytes) throw tooLarge();
  return Buffer.concat(chunks);
}
