/**
 * Next calls this once when the server starts. Opens pools and LISTEN connections before the first
 * request needs them; a database that is away is no reason not to start.
 */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces this at the build, and leaves out what is not for Node.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { countExternalMemory } = await import('#server/runtime/count-external-memory.ts');
  countExternalMemory();
  const { web } = await import('#server/web.ts');
  const { drainOnShutdown } = await import('#server/http/edge/drain-on-shutdown.ts');
  const { giveRequestIds } = await import('#server/http/edge/give-request-ids.ts');
  const { refuseBodies } = await import('#server/http/edge/refuse-bodies.ts');
  const { shedLoad } = await import('#server/http/edge/shed-load.ts');
  const { serveBuilt } = await import('#server/http/edge/serve-built.ts');
  const { serveDirectly } = await import('#server/http/edge/serve-directly.ts');
  const { directRoutes } = await import('#app/api/direct-routes.ts');
  const { guardServer } = await import('#server/runtime/guard-server.ts');
  const { isMigrated, log, config, views } = web();
  // The tools of `next dev` have a socket of their own, and send bodies to pages.
  guardServer(
    config.trustedProxies,
    ({ url = '' }) => !config.production && url.startsWith('/_next/'),
  );
  if (config.production) refuseBodies(config.origins);
  if (config.production) serveBuilt(config.builtDir);
  giveRequestIds();
  if (config.production) serveDirectly(directRoutes);
  shedLoad(config.origins, views.waiting);
  if (config.production) drainOnShutdown(web());
  await isMigrated().catch((err: unknown) => log.warn({ err }, 'a database does not answer yet'));
}
