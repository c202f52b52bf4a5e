/**
 * Names the position of the viewer's newest accepted change that no row on the page contains yet; past
 * every position while a change is not answered.
 */
export const promisedCookie = 'evenkeel-promised';

/** The position that a page rendered on the server must reach, or be held back; 0: none. */
export const parsePromised = (value: string | undefined): number => {
  const position = Number(value);
  return Number.isSafeInteger(position) && position > 0 ? position : 0;
};
