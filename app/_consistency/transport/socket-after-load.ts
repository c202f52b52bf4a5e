import type { LiveSocket, LiveSocketOptions } from './live-socket.ts';

/**
 * The page's one socket, whose code (13 kB) comes after the page's own: until then, as for as long as
 * it cannot be fetched, the page asks for changes. What was missed shows as a hole at its first word.
 */
export const socketAfterLoad = (options: LiveSocketOptions): LiveSocket => {
  let socket: LiveSocket | undefined;
  let isAsked = false;
  let stopped = false;
  const open = async () => {
    try {
      const { createLiveSocket } = await import('./live-socket.ts');
      if (!stopped) socket = createLiveSocket(options);
    } catch {
      // Tried again when the network or the viewer is back.
      isAsked = false;
      options.onLive(false);
    }
  };
  const load = () => {
    if (isAsked) return;
    isAsked = true;
    void open();
  };
  const isLoaded = typeof document === 'undefined' || document.readyState === 'complete';
  if (isLoaded) load();
  else window.addEventListener('load', load, { once: true });
  return {
    reconnect: () => (socket === undefined ? load() : socket.reconnect()),
    stop: () => {
      stopped = true;
      if (!isLoaded) window.removeEventListener('load', load);
      socket?.stop();
    },
  };
};
