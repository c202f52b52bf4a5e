import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readCookie, signature } from './session-cookie.ts';

/** `__Host-` over HTTPS, as the session's. */
const nameOf = (secure: boolean) => (secure ? '__Host-evenkeel.device' : 'evenkeel.device');

type Options = { secret: string; secure: boolean };

/**
 * The mark of a browser in which this account has signed in before, or undefined. Such a browser
 * has attempts of its own, so that strangers who guess at an account cannot lock its owner out
 * (OWASP, "Device Cookies").
 */
export function knownDevice(
  header: string | null,
  email: string,
  { secret, secure }: Options,
): string | undefined {
  const [mark, given] = readCookie(header, nameOf(secure))?.split('.') ?? [];
  if (mark === undefined || given === undefined) return undefined;
  const wanted = Buffer.from(sign(mark, email, secret));
  const actual = Buffer.from(given);
  return wanted.length === actual.length && timingSafeEqual(wanted, actual) ? mark : undefined;
}

/** A `Set-Cookie` that marks this browser; with `email` undefined it looks the same and marks nothing. */
export function deviceCookie(email: string | undefined, { secret, secure }: Options): string {
  const mark = randomBytes(16).toString('base64url');
  const signed = `${mark}.${sign(mark, email ?? randomBytes(16).toString('hex'), secret)}`;
  const attributes = `Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return `${nameOf(secure)}=${encodeURIComponent(signed)}; ${attributes}`;
}

const sign = (mark: string, email: string, secret: string) =>
  signature(`device ${mark} ${email}`, secret);
