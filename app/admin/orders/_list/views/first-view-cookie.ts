/** Keeps which saved view the desk opens with; each viewer's apart, and read on the server. */
export const firstViewCookie = (viewerId: string): string =>
  `evenkeel-first-view-${viewerId.slice(-12)}`;
