/** The cookie that keeps the choice; read on the server, so that the first paint is right already. */
export const themeCookie = 'theme';

export type ThemeChoice = 'light' | 'dark' | 'system';

/** The choice in a cookie's value; anything else follows the system. */
export const parseTheme = (value: string | undefined): ThemeChoice =>
  value === 'light' || value === 'dark' ? value : 'system';
