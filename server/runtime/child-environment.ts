/** This process's environment with some variables set or (undefined) taken out, for a child's. */
export function childEnvironment(changes: Record<string, string | undefined>): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: handed on as it is, nothing is read from it.
  return { ...process.env, ...changes };
}
