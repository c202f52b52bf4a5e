/** For how long (s) a browser remembers a choice: a year. */
const age = 31_536_000;

/**
 * Keeps a choice in this browser where the server reads it too, so that the first paint is right;
 * without a value it is forgotten. Read with `cookies()`, which decodes it.
 */
export const keepCookie = (
  name: string,
  value: string | undefined,
  path: '/' | '/admin' = '/',
): void => {
  const kept = value === undefined ? '; max-age=0' : `${encodeURIComponent(value)}; max-age=${age}`;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari before 18.4.
  document.cookie = `${name}=${kept}; path=${path}; samesite=lax`;
};
