/**
 * The one locale of all words, numbers and dates. The screens speak English, and server and browser
 * must format alike or the page would change while it wakes up.
 */
export const locale = 'en-GB';
