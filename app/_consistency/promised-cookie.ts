/**
 * Names the position of the viewer's newest change, or of the newest row shown to them, that no view
 * has shown yet, and of which log that is; past every position while a change is not answered.
 */
export const promisedCookie = 'evenkeel-promised';

export type Promised = { position: number; epoch: string | null };

/** The position that a page rendered on the server must reach, or be held back; 0: none. */
export const parsePromised = (value: string | undefined): Promised => {
  const [said = '', epoch = ''] = (value ?? '').split(':');
  const position = Number(said);
  const isPosition = Number.isSafeInteger(position) && position > 0;
  return { position: isPosition ? position : 0, epoch: epoch === '' ? null : epoch };
};

/** The cookie's promise now, which may be further than when the page was asked for. */
export const readPromised = (): Promised | undefined => {
  if (typeof document === 'undefined') return undefined;
  const cookies = document.cookie.split('; ').map((each) => each.split('='));
  const value = cookies.find(([name]) => name === promisedCookie)?.[1];
  return value === undefined ? undefined : parsePromised(value);
};

/** Position 0 promises nothing: it takes the cookie away. */
export const writePromised = ({ position, epoch }: Promised): void => {
  if (typeof document === 'undefined') return;
  const age = position === 0 ? 0 : 86_400;
  const value = `${position}:${epoch ?? ''}`;
  // biome-ignore lint/suspicious/noDocumentCookie: must be set before a reload; the Cookie Store API is asynchronous and not everywhere
  document.cookie = `${promisedCookie}=${value}; Path=/; SameSite=Lax; Max-Age=${age}`;
};
