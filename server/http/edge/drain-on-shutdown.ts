import { followRequests } from '#server/runtime/follow-requests.ts';
import { onShutdown } from '#server/runtime/shutdown.ts';
import type { Web } from '#server/web.ts';

/** Of the 6 s that the supervisor gives; a request that is slower is sent again by its client. */
const graceMs = 5_000;

/**
 * Ends the web process in order on SIGTERM: no new connection, every request under way answered,
 * then the pools; 0 within 10 s. Next's own handler is switched off by NEXT_MANUAL_SIG_HANDLE, which
 * whoever starts the process sets; without it that one comes first.
 */
export const drainOnShutdown = (web: Web): void => {
  const requests = followRequests();
  onShutdown(
    web.log,
    [
      // A query may wait for its view for 20 s, longer than there is.
      { name: 'waiting queries', close: async () => web.views.stop() },
      { name: 'requests', close: () => requests.drain(graceMs) },
      { name: 'pools', close: () => web.stop() },
    ],
    { deadlineMs: 9_500 },
  );
};
