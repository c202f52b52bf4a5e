const nowhere = 'http://next.invalid';

/**
 * The path to go to after signing in, or `/`: only a path of this site, so that a link to the
 * sign-in page cannot send anybody elsewhere.
 */
export const safeNext = (next: string | string[] | undefined): string => {
  if (typeof next !== 'string' || !next.startsWith('/')) return '/';
  if (!URL.canParse(next, nowhere)) return '/';
  const { origin, pathname, search, hash } = new URL(next, nowhere);
  const leadsBack = pathname === '/sign-in' || pathname === '/sign-up';
  return origin === nowhere && !pathname.startsWith('//') && !leadsBack
    ? `${pathname}${search}${hash}`
    : '/';
};

/** The sign-in page that comes back to `path`. */
export const signInPath = (path: string): string =>
  path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`;
