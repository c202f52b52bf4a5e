import { createHash, createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/** A cursor that this list never gave to this user: altered, or of another filter, sort or user. */
export class InvalidCursor extends Error {
  readonly code = 'invalid-cursor';
  constructor() {
    super('The cursor belongs to another list. Start from the first page.');
    this.name = 'InvalidCursor';
  }
}

/** The sort key of a page's last row. */
export type CursorKey = (string | number | null)[];

/**
 * Seals where a page ended, bound to what it was a page of; `list` is everything that must not
 * change between two pages (list, user, filter, sort).
 */
export type Cursors = {
  seal(key: CursorKey, list: object): string;
  /** Throws InvalidCursor. */
  open(cursor: string, list: object): CursorKey;
};

/** HMAC-SHA256 under a key derived from the installation's secret. */
export function createCursors(secret: string): Cursors {
  // A key object is prepared once; bytes are at every page.
  const key = createSecretKey(createHash('sha256').update(`cursors ${secret}`).digest());
  const sign = (payload: string, list: object) =>
    createHmac('sha256', key)
      .update(`${payload}\n${canonical(list)}`)
      .digest()
      .subarray(0, 16)
      .toString('base64url');

  const sealed = (payload: string, list: object) => `${payload}.${sign(payload, list)}`;

  return {
    seal(values, list) {
      const payload = Buffer.from(JSON.stringify(values)).toString('base64url');
      return sealed(payload, list);
    },
    open(cursor, list) {
      const [payload = ''] = cursor.split('.', 1);
      // Whole and as text: several texts are the same bytes, and only one of them was given out.
      const given = Buffer.from(cursor);
      const wanted = Buffer.from(sealed(payload, list));
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
        throw new InvalidCursor();
      }
      return JSON.parse(Buffer.from(payload, 'base64url').toString()) as CursorKey;
    },
  };
}

/** The same text for the same filter, in whatever order its parameters came. */
const canonical = (list: object) =>
  JSON.stringify(
    Object.entries(list)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
