import { createHash } from 'node:crypto';
import type { JsonValue } from '#server/event-store/event-store.ts';

/**
 * Tells a repeat of a command from another command under the same key: SHA-256 (base64url) of what
 * was asked, of whom, in canonical JSON, so that the order of keys in a body makes no difference.
 * `orderId` is that of the path; pass the body as it was parsed.
 */
export const hashCommand = (type: string, orderId: string | undefined, body: unknown): string =>
  createHash('sha256')
    .update(canonical({ type, orderId: orderId ?? null, body: toJson(body) }))
    .digest('base64url');

const toJson = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value ?? null));

const canonical = (value: JsonValue): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
};
