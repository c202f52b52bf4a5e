/**
 * Next calls this once when the server starts. Opens pools and LISTEN connections before the first
 * request needs them; a database that is away is no reason not to start.
 */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces this at the build, and leaves out what is not for Node.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { web } = await import('#server/web.ts');
  const { ping, log } = web();
  await ping().catch((err: unknown) => log.warn({ err }, 'a database does not answer yet'));
}
