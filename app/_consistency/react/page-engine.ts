import type { QueryClient } from '@tanstack/react-query';
import type { Viewer } from '#server/contracts/roles.ts';
import { createEngine, type Engine } from '../create-engine.ts';
import { openedBulk } from './commands/opened-bulk.ts';
import { createQueryClient } from './create-query-client.ts';

/** A viewer's engine and the query cache that goes with it. */
export type PageEngine = { engine: Engine; queryClient: QueryClient };

/** Somebody not signed in: reads the catalogue, owns no orders. */
const nobody: Viewer = { id: '', name: '', email: '', role: 'customer' };

const engines = new Map<string, PageEngine>();

/**
 * The viewer's engine: one per page, made outside React so that StrictMode and remounts share it;
 * a fresh one for every request on the server.
 */
export const pageEngine = (viewer: Viewer | null): PageEngine => {
  const who = viewer ?? nobody;
  if (typeof window === 'undefined') return create(who);
  const key = `${who.role}:${who.id}`;
  const known = engines.get(key) ?? create(who);
  engines.set(key, known);
  return known;
};

/** Starts an engine, and ends those of whoever was signed in before. */
export const startEngine = (page: PageEngine): void => {
  for (const [key, other] of engines) {
    if (other === page) continue;
    engines.delete(key);
    openedBulk.get(other.engine)?.close();
    other.engine.stop();
    other.queryClient.clear();
  }
  if (isSignedIn(page)) page.engine.start();
};

export const isSignedIn = ({ engine }: PageEngine): boolean => engine.store.viewer.id !== '';

const create = (viewer: Viewer): PageEngine => ({
  engine: createEngine({
    viewer,
    // Another tab signed out: this page belongs to nobody any more, and is rendered as such.
    onSignedOut: () => window.location.reload(),
  }),
  queryClient: createQueryClient(),
});
