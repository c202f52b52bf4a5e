/** Where a viewer's columns are kept in this browser, each viewer's apart. */
export const columnsCookie = (viewerId: string): string =>
  `evenkeel-columns-${viewerId.slice(-12)}`;
