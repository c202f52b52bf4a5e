/** The cookie that keeps the choice; read on the server, so that the first paint is right already. */
export const singleKeysCookie = 'single-keys';

export type SingleKeys = 'on' | 'off';

/** The choice in a cookie's value; they are on until somebody turns them off. */
export const parseSingleKeys = (value: string | undefined): SingleKeys =>
  value === 'off' ? 'off' : 'on';
