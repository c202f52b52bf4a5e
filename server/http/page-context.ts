import { headers } from 'next/headers';
import type { Viewer } from '#server/contracts/roles.ts';
import { web } from '#server/web.ts';

/** What a server component needs to prefetch: who looks, and the read models. */
export async function pageContext() {
  const sent = await headers();
  const { auth, reads, config } = web();
  const session = await auth.verify(sent.get('cookie'));
  const viewer: Viewer | null = session?.viewer ?? null;
  return { viewer, readDb: reads, nonce: sent.get('x-nonce') ?? '', demo: config.demo };
}
