import { ProblemError } from '../problems/problem-error.ts';

/**
 * Refuses a state change that a browser sends on behalf of another site. Browsers name the sender
 * in Sec-Fetch-Site and Origin and no page can change either; a client that sends neither is no
 * browser and carries nobody's cookies against their will. Throws 403.
 */
export function assertSameOrigin(request: Request, origins: readonly string[]): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const foreignSite = site !== null && site !== 'same-origin' && site !== 'none';
  const isOurs = (given: string) => origins.includes(given) || isHost(request, given, origins);
  const foreignOrigin = origin !== null && !isOurs(origin);
  if (!foreignSite && !foreignOrigin) return;
  throw new ProblemError('forbidden', 'Another site may not do this in your name.', {
    details: { reason: 'cross-site' },
  });
}

/**
 * Reached under a name that nobody configured, a site is still the same as itself; but a page that
 * came without TLS is not the same as one that came with it, for anybody could have sent it.
 */
const isHost = (request: Request, origin: string, [own = '']: readonly string[]) => {
  if (!URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  return host === request.headers.get('host') && protocol === new URL(own).protocol;
};
