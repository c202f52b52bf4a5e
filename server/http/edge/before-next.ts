import { subscribe } from 'node:diagnostics_channel';
import type { RequestListener, Server } from 'node:http';

/**
 * Puts a listener before Next's own in every HTTP server of this process, to which Next gives no
 * access. `wrap` is given what was there before; what is put there last is asked first.
 */
export function beforeNext(wrap: (next: RequestListener) => RequestListener): void {
  const wrapped = new WeakSet<Server>();
  subscribe('http.server.request.start', (message) => {
    const { server } = message as { server: Server };
    if (wrapped.has(server)) return;
    wrapped.add(server);
    // Published before the server tells its listeners of the request: this one is wrapped already.
    const listeners = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on(
      'request',
      wrap((request, response) => {
        for (const listener of listeners) listener(request, response);
      }),
    );
  });
}
