import { createHmac, timingSafeEqual } from 'node:crypto';

/** The name of the session cookie; `__Host-` binds it to one host over HTTPS. */
export const sessionCookieName = (secure: boolean): string =>
  secure ? '__Host-evenkeel.session' : 'evenkeel.session';

/** One cookie of a `Cookie` header, decoded; undefined when it is missing or malformed. */
export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=');
    if (equals < 0 || pair.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(equals + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** HMAC-SHA256 in base64, as better-auth signs its cookies. */
export const signature = (value: string, secret: string): string =>
  createHmac('sha256', secret).update(value).digest('base64');

/**
 * The session token of a `Cookie` header, or undefined when there is none or its signature is not
 * ours: a made-up cookie never costs a query.
 */
export function sessionToken(
  header: string | null | undefined,
  options: { secret: string; secure: boolean },
): string | undefined {
  const value = readCookie(header, sessionCookieName(options.secure));
  const dot = value?.lastIndexOf('.') ?? -1;
  if (value === undefined || dot < 1) return undefined;
  const token = value.slice(0, dot);
  const wanted = Buffer.from(signature(token, options.secret));
  const given = Buffer.from(value.slice(dot + 1));
  return wanted.length === given.length && timingSafeEqual(wanted, given) ? token : undefined;
}
