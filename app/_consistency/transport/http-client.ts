import type * as z from 'zod/mini';
import { problem } from '#server/contracts/problem.ts';
import { type Answer, retryAfter } from './outcome.ts';

/** A read that gave nothing; `code` is the problem's, or `network` when none came whole. */
export class ReadFailed extends Error {
  readonly code: string;
  readonly status: number;
  /** The server's wish for when to ask again; 0: none. */
  readonly retryAfterMs: number;
  constructor(
    code: string,
    status: number,
    message: string,
    { retryAfterMs = 0, ...options }: ErrorOptions & { retryAfterMs?: number } = {},
  ) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
    this.name = 'ReadFailed';
    this.code = code;
    this.status = status;
  }
}

export type HttpClient = {
  /**
   * Sends a command, on condition that the order is at `expectedVersion` where one is given;
   * undefined when no answer came, or not all of it. Never rejects.
   */
  send: (
    path: string,
    body: unknown,
    commandId: string,
    expectedVersion?: number,
  ) => Promise<Answer | undefined>;
  /** Reads a view that is at least at `minPosition`. Throws ReadFailed. */
  read: <Schema extends z.ZodMiniType>(
    path: string,
    schema: Schema,
    options?: ReadOptions,
  ) => Promise<z.infer<Schema>>;
};

export type ReadOptions = { minPosition?: number; signal?: AbortSignal | undefined };

export type HttpOptions = {
  /** The API's origin; the page's own by default. */
  baseUrl?: string;
  /** Sent with every request, e.g. a session's cookie outside browsers. */
  headers?: Record<string, string>;
  /** A command's patience, shorter than the server's own. */
  sendTimeoutMs?: number;
  readTimeoutMs?: number;
  /** For how long a view that is behind may catch up before it says so. */
  waitSeconds?: number;
};

/** The browser's only way to the API over HTTP; every answer is parsed by its contract. */
export const createHttpClient = ({
  baseUrl = '',
  headers = {},
  sendTimeoutMs = 10_000,
  readTimeoutMs = 10_000,
  waitSeconds = 2,
}: HttpOptions = {}): HttpClient => ({
  send: async (path, body, commandId, expectedVersion) => {
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        method: 'POST',
        headers: {
          ...headers,
          'Content-Type': 'application/json',
          'Idempotency-Key': commandId,
          // Stands in the logs of the server, in place of another id for each attempt.
          'X-Request-Id': commandId,
          ...(expectedVersion !== undefined && { 'If-Match': `"${expectedVersion}"` }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(sendTimeoutMs),
        cache: 'no-store',
      });
      const retryAfter = response.headers.get('Retry-After');
      return { status: response.status, body: await bodyOf(response), retryAfter };
    } catch {
      return undefined;
    }
  },
  read: async (path, schema, { minPosition = 0, signal } = {}) => {
    const timeout = AbortSignal.timeout(readTimeoutMs);
    const unreached = (cause: unknown): never => {
      signal?.throwIfAborted();
      throw new ReadFailed('network', 0, 'The server cannot be reached.', { cause });
    };
    const response = await fetch(`${baseUrl}${path}`, {
      headers: {
        ...headers,
        ...(minPosition > 0 && {
          'Min-Position': String(minPosition),
          Prefer: `wait=${waitSeconds}`,
        }),
      },
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
      cache: 'no-store',
    }).catch(unreached);
    const body = await bodyOf(response).catch(unreached);
    if (!response.ok) throw refused(response, body);
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    throw new ReadFailed(
      'unreadable',
      response.status,
      'The server answered something unexpected.',
      {
        cause: parsed.error,
      },
    );
  },
});

/**
 * An answer's JSON; undefined when it is something else. Rejects when it did not come whole: what it
 * says is then as unknown as if none had come.
 */
const bodyOf = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
};

const refused = ({ status, headers }: Response, body: unknown): ReadFailed => {
  const retryAfterMs = retryAfter(headers.get('Retry-After')) ?? 0;
  const parsed = problem.safeParse(body);
  if (!parsed.success) {
    const message = `The server answered ${status}.`;
    return new ReadFailed(`http-${status}`, status, message, { retryAfterMs });
  }
  const { code, detail, title } = parsed.data;
  return new ReadFailed(code, status, detail ?? title, { retryAfterMs });
};
