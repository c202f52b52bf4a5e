/**
 * Who wants to hear of the changes of a value, for `useSyncExternalStore` and whoever else follows it:
 * `[subscribe, tell]`. `subscribe` has a listener called at every change and answers how to leave;
 * `tell` calls all of them, the first to come first, and none that leaves meanwhile. `follow` is called
 * when the first one comes, and what it answers once the last one has left.
 */
export const createListeners = (
  follow?: () => () => void,
): [subscribe: (listener: () => void) => () => void, tell: () => void] => {
  const listeners = new Set<() => void>();
  let unfollow: (() => void) | undefined;
  const subscribe = (listener: () => void) => {
    if (listeners.size === 0) unfollow = follow?.();
    listeners.add(listener);
    return () => {
      if (listeners.delete(listener) && listeners.size === 0) unfollow?.();
    };
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return [subscribe, tell];
};
