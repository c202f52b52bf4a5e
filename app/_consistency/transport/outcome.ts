import type { Order } from '#server/contracts/order.ts';
import { type CommandAccepted, commandAccepted } from '#server/contracts/order-commands.ts';
import { problem } from '#server/contracts/problem.ts';

/** The outcome of a command that was sent. */
export type Outcome =
  | { kind: 'accepted'; accepted: CommandAccepted }
  | { kind: 'refused'; refusal: { code: string; message: string }; current?: Order }
  /** The session has ended: the command is kept and asked again after a sign-in. */
  | { kind: 'signed-out' }
  /** Nobody knows whether it happened: ask again under the same id, roll nothing back. */
  | { kind: 'unknown'; retryAfterMs?: number };

/** An answer's status, body and `Retry-After`; undefined when none came (timeout, network). */
export type Answer = { status: number; body: unknown; retryAfter: string | null };

/** The 4xx that say nothing of the command itself: the request was late, or one of too many. */
const undecided = new Set([408, 425, 429]);

/**
 * Reads the outcome of a command from its answer. Only a 2xx that names the acceptance, or a 4xx
 * other than 401, decides; a timeout, a network error, 429 and 5xx leave the outcome unknown.
 */
export const outcomeOf = (answer: Answer | undefined): Outcome => {
  if (answer === undefined) return { kind: 'unknown' };
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    const accepted = commandAccepted.safeParse(body);
    // A captive portal also answers 200.
    return accepted.success ? { kind: 'accepted', accepted: accepted.data } : { kind: 'unknown' };
  }
  if (status === 401) return { kind: 'signed-out' };
  if (status >= 400 && status < 500 && !undecided.has(status)) return refusalOf(status, body);
  const retryAfterMs = retryAfter(answer.retryAfter);
  return { kind: 'unknown', ...(retryAfterMs !== undefined && { retryAfterMs }) };
};

const refusalOf = (status: number, body: unknown): Outcome => {
  const parsed = problem.safeParse(body);
  if (!parsed.success) {
    const message = `The server refused this change (status ${status}).`;
    return { kind: 'refused', refusal: { code: `http-${status}`, message } };
  }
  const { code, reason, detail, title, current, errors } = parsed.data;
  const wrong = code === 'invalid-request' ? (errors ?? []).map(inWords) : [];
  const message = wrong.find((words) => words !== undefined) ?? detail ?? title;
  const refusal = { code: reason ?? code, message };
  return { kind: 'refused', refusal, ...(current && { current }) };
};

/** People's names for the fields of a command that they type. */
const fields: Record<string, string> = {
  note: 'The note',
  text: 'The note',
  reason: 'The reason',
  trackingNumber: 'The tracking number',
  carrier: 'The carrier',
};

/** "The note must not contain control characters."; undefined where the field has no name. */
const inWords = ({
  pointer,
  message,
}: {
  pointer: string;
  message: string;
}): string | undefined => {
  const field = fields[pointer.slice(1)];
  return field && `${field} ${message}.`;
};

/** `Retry-After` in seconds as ms; dates are not used by this server. */
export const retryAfter = (header: string | null): number | undefined => {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined;
};
