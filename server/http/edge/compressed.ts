import { STATUS_CODES } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { readsCoding } from './reads-coding.ts';

const compress = promisify(gzip);

/**
 * Of lists of 200 and 860 kB the fastest level takes 1.4 and 6 ms where the usual one takes 2.4 and
 * 10.6, and sends 8 % more.
 */
const fastest = { level: constants.Z_BEST_SPEED };

/** A shorter answer is sent in one packet anyway. */
const leastBytes = 1_024;

/**
 * The whole answer, its length known, packed if it is worth it and the client reads gzip. Not for
 * answers that come bit by bit: it waits for the end.
 */
export async function compressed(request: Request, response: Response): Promise<Response> {
  const { status, headers } = response;
  const whole = { status, headers, statusText: STATUS_CODES[status] ?? '' };
  if (response.body === null) return new Response(null, whole);
  const plain = new Uint8Array(await response.arrayBuffer());
  headers.append('vary', 'accept-encoding');
  const isPacked =
    plain.length >= leastBytes && readsCoding(request.headers.get('accept-encoding'), 'gzip');
  const bytes = isPacked ? new Uint8Array(await compress(plain, fastest)) : plain;
  if (isPacked) headers.set('content-encoding', 'gzip');
  headers.set('content-length', String(bytes.length));
  return new Response(bytes, whole);
}
