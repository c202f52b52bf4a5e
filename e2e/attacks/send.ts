import { Agent, request } from 'node:http';

/** A request as it goes over the wire: nothing is normalised, nothing added but the length. */
export type Sent = {
  method?: string;
  path: string;
  headers?: Record<string, string | string[]>;
  /** An object is sent as JSON. */
  body?: string | Buffer | object | undefined;
  /** A `Cookie` header. */
  cookie?: string | undefined;
};

/** What came back. `raw` is everything that was said, headers included, to be searched for leaks. */
export type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  raw: string;
};

const agent = new Agent({ keepAlive: true, maxSockets: 8 });
/** No answer of ours takes half as long. */
const patienceMs = 25_000;

/** Sends it. Rejects when no answer comes. */
export function send(port: number, { method, path, headers, body, cookie }: Sent): Promise<Answer> {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  const bytes = body === undefined ? undefined : isRaw ? body : JSON.stringify(body);
  const all: Record<string, string | string[]> = {
    ...(bytes !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(bytes)),
    }),
    ...(cookie !== undefined && { cookie }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const out = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path,
        headers: { host: `localhost:${port}`, ...all },
        method: method ?? (bytes === undefined ? 'GET' : 'POST'),
        timeout: patienceMs,
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const raw = `${answer.rawHeaders.join('\n')}\n\n${text}`;
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, raw });
        });
      },
    );
    out.on('timeout', () => out.destroy(new Error(`${path}: no answer in ${patienceMs} ms`)));
    out.on('error', reject);
    out.end(bytes);
  });
}
