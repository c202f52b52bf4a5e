import { useEffect, useSyncExternalStore } from 'react';
import { createListeners } from '#app/_ui/create-listeners.ts';

type Placed = { orderId: string; from: string };

let placed: Placed | undefined;
const [subscribe, tell] = createListeners();

const set = (next: Placed | undefined): void => {
  placed = next;
  tell();
};

const forget = (): void => set(undefined);

/** Shows an order that was placed on the page at the path `from`, in the next frame. */
export const showPlacedOrder = (orderId: string, from: string): void => {
  // Who goes back before the router has come to the order's path never leaves `from` for the router.
  window.addEventListener('popstate', forget, { once: true });
  set({ orderId, from });
};

/**
 * The order that was placed on the page at `pathname`, until the router has come to the order's own
 * path: it takes history.pushState in a transition, which is 3 to 7 frames after the click.
 */
export const usePlacedOrder = (pathname: string): string | undefined => {
  const current = useSyncExternalStore(
    subscribe,
    () => placed,
    () => undefined,
  );
  const isArrived = current !== undefined && current.from !== pathname;
  useEffect(() => {
    if (isArrived) forget();
  }, [isArrived]);
  return isArrived ? undefined : current?.orderId;
};
