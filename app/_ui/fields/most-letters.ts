/** What a search box takes, and what the server searches for at most. */
export const mostLetters = 100;
