import { v7 as uuidv7 } from 'uuid';
import { position, uuid } from '#server/contracts/identifiers.ts';
import { invalid } from '../problems/problem-error.ts';

/** `Idempotency-Key`: the command's id; made here when the client sends none. */
export function idempotencyKey(headers: Headers): string {
  const given = headers.get('idempotency-key');
  if (given === null) return uuidv7();
  const parsed = uuid.safeParse(given);
  if (!parsed.success) throw invalid('', 'Idempotency-Key must be a UUID');
  return parsed.data;
}

/** RFC 9110, section 8.8.3. */
const entityTag = /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/;

/** A version that no order has. */
const noVersion = 0;

/**
 * `If-Match: "<version>"`: the version that the client has seen, 0 for a tag that no order ever has.
 * `*` is any, as if not sent. Throws 400 for what is not one entity tag.
 */
export function ifMatch(headers: Headers): number | undefined {
  const given = headers.get('if-match')?.trim();
  if (given === undefined || given === '*') return undefined;
  if (!entityTag.test(given)) {
    throw invalid('', 'If-Match must be one version in quotes, as in "3"');
  }
  return Number(/^"([1-9]\d{0,9})"$/.exec(given)?.[1] ?? noVersion);
}

/** `Min-Position`: the answer must be true for at least this position; 0 when not sent. */
export function minPosition(headers: Headers): number {
  const given = headers.get('min-position')?.trim();
  if (given === undefined) return 0;
  const parsed = position.safeParse(/^\d{1,16}$/.test(given) ? Number(given) : Number.NaN);
  if (!parsed.success) throw invalid('', 'Min-Position must be a whole number from 0');
  return parsed.data;
}

const defaultWaitSeconds = 2;
const longestWaitSeconds = 20;

/** `Prefer: wait=<seconds>`: how long to wait for that position. Other preferences are not ours. */
export function preferredWait(headers: Headers): number {
  for (const preference of headers.get('prefer')?.split(/[,;]/) ?? []) {
    const [name = '', value] = preference.split('=').map((part) => part.trim());
    if (name.toLowerCase() !== 'wait') continue;
    const seconds = /^\d{1,3}$/.test(value ?? '') ? Number(value) : Number.NaN;
    if (seconds >= 0 && seconds <= longestWaitSeconds) return seconds;
    throw invalid('', `Prefer: wait must be 0 to ${longestWaitSeconds} whole seconds`);
  }
  return defaultWaitSeconds;
}

/** The client's own request id if it is one that can be logged, else a new one. */
export function requestIdOf(given: unknown): string {
  const parsed = uuid.safeParse(given);
  return parsed.success ? parsed.data : uuidv7();
}
