/** The URL of a database as it is reached by what listens at another port of its host. */
export const throughPort = (url: string, port: number): string => {
  const result = new URL(url);
  result.port = String(port);
  return result.href;
};
