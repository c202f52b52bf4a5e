/** A path as one word of a shell, in a command in which Postgres replaces what follows a `%`. */
export const shellWord = (path: string): string =>
  `'${path.replaceAll("'", "'\\''").replaceAll('%', '%%')}'`;
