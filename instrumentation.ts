/**
 * Next calls this once when the server starts. Opens pools and LISTEN connections before the first
 * request needs them; a database that is away is no reason not to start.
 */
export async function register(): Promise<void> {
  // Next compiles this file for the edge runtime too, and leaves out what stands in this very test.
  // biome-ignore lint/style/noProcessEnv: the bundler looks for it, word by word.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { web } = await import('#server/web.ts');
    const { ping, log } = web();
    await ping().catch((err: unknown) => log.warn({ err }, 'a database does not answer yet'));
  }
}
