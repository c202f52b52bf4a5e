/** Whether a client that says this in `Accept-Encoding` reads `coding`, such as `br`. */
export const readsCoding = (
  acceptEncoding: string | null | undefined,
  coding: 'br' | 'gzip',
): boolean =>
  (acceptEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((accepted) => accepted.split(';').map((part) => part.trim()))
    .some(([name, weight]) => name === coding && !/^q=0(\.0*)?$/.test(weight ?? ''));
