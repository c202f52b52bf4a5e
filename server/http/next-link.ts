/** RFC 8288: the same list, continued; nothing when the body is no page or the last one. */
export function nextLink(body: unknown, url: URL): Record<string, string> {
  if (typeof body !== 'object' || body === null || !('nextCursor' in body)) return {};
  if (typeof body.nextCursor !== 'string') return {};
  const next = new URLSearchParams(url.searchParams);
  next.set('cursor', body.nextCursor);
  return { link: `<${url.pathname}?${next}>; rel="next"` };
}
