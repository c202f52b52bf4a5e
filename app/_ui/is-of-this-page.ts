/** Whether a path, with its query, is of the page that the address bar names by now. */
export const isOfThisPage = (path: string): boolean =>
  path.split('?')[0] === window.location.pathname;
