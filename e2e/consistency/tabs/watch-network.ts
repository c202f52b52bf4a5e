import { commandAccepted, commandStatus } from '#server/contracts/order-commands.ts';
import type { Entry, Place, Sighting } from '../history/entry.ts';

type Read = Extract<Entry, { kind: 'read' }>;
export type Seen = Sighting | Pick<Read, 'kind' | 'path' | 'demanded' | 'position'>;

/** The network panel of every tab: what left, and what came back, as it did on the wire. */
export type NetworkWatch = {
  /** Says whose requests go to this origin, and who wants to hear of each that asks for changes. */
  add: (origin: string, place: Place, onPoll: () => void) => void;
  stop: () => void;
};

type Client = { place: Place; onPoll: () => void };

/** Answers that leave the outcome of a command open, besides 5xx. */
const undecided = new Set([408, 425, 429]);

/**
 * Puts itself in place of the process's `fetch`. An answer is recorded before whoever asked has it,
 * so that nothing is drawn of which the history does not know the reason.
 */
export const watchNetwork = (record: (place: Place, seen: Seen) => void): NetworkWatch => {
  const plain = globalThis.fetch;
  const clients = new Map<string, Client>();
  globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    const client = clients.get(url.origin);
    if (client === undefined) return plain(input, init);
    const { place, onPoll } = client;
    const headers = new Headers(init?.headers);
    const commandId = headers.get('Idempotency-Key');
    if (url.pathname === '/api/changes') onPoll();
    if (commandId !== null) record(place, sent(url.pathname, commandId, String(init?.body)));
    try {
      const answer = await plain(input, init);
      const text = await answer.text();
      const seen =
        commandId === null ? read(url, headers, answer, text) : outcome(commandId, answer, text);
      if (seen) record(place, seen);
      return new Response(nullBody.has(answer.status) ? null : text, answer);
    } catch (error) {
      if (commandId !== null) record(place, { kind: 'unknown', commandId });
      throw error;
    }
  };
  return {
    add: (origin, place, onPoll) => clients.set(origin, { place, onPoll }),
    stop: () => {
      globalThis.fetch = plain;
    },
  };
};

const nullBody = new Set([204, 205, 304]);

const sent = (path: string, commandId: string, body: string): Sighting => {
  const isNewOrder = path === '/api/orders';
  const orderId = isNewOrder ? String(parse(body)?.orderId) : (path.split('/')[3] ?? '');
  return { kind: 'sent', commandId, orderId, isNewOrder };
};

const outcome = (commandId: string, { ok, status }: Response, text: string): Sighting => {
  const accepted = commandAccepted.safeParse(ok ? parse(text) : undefined);
  if (accepted.success) {
    const { orderId, version, position } = accepted.data;
    return { kind: 'accepted', commandId, orderId, version, position };
  }
  if (status >= 400 && status < 500 && !undecided.has(status)) {
    const { code, reason } = parse(text) ?? {};
    return { kind: 'refused', commandId, code: String(reason ?? code ?? status) };
  }
  return { kind: 'unknown', commandId };
};

const read = (url: URL, headers: Headers, { ok }: Response, text: string): Seen | undefined => {
  if (!ok) return undefined;
  const body = parse(text);
  if (url.pathname.startsWith('/api/commands/')) {
    const status = commandStatus.safeParse(body);
    if (!status.success) return undefined;
    const { commandId, orderId, version, position } = status.data;
    return { kind: 'accepted', commandId, orderId, version, position };
  }
  const demanded = Number(headers.get('Min-Position') ?? 0);
  const { position } = (body?.meta ?? {}) as { position?: number };
  if (position === undefined) return undefined;
  return { kind: 'read', path: url.pathname, demanded, position };
};

const parse = (text: string): Record<string, unknown> | undefined => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
