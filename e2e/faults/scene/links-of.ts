import type { NetworkProxy } from '../proxy/start-proxy.ts';
import type { ProcessName } from '../system/processes.ts';
import type { Links } from '../system/start-copy.ts';
import type { Scene } from './open-scene.ts';

/** The proxies of some kind between every process of a name and Postgres. */
export const linksOf = (
  { system }: Scene,
  names: readonly ProcessName[],
  kinds: readonly (keyof Links)[],
): NetworkProxy[] =>
  system.copies.flatMap(({ links }) =>
    names.flatMap((name) => kinds.flatMap((kind) => links?.[name][kind] ?? [])),
  );

/** New connections are turned away and open ones cut, as by a firewall that says so. */
export const cutOff = (proxies: readonly NetworkProxy[]): void => {
  for (const proxy of proxies) {
    proxy.set({ isRefusing: true });
    proxy.reset();
  }
};

export const heal = (proxies: readonly NetworkProxy[]): void => {
  for (const proxy of proxies) proxy.heal();
};
