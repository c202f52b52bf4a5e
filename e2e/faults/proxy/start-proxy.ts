import { type AddressInfo, createServer, type Socket } from 'node:net';
import { carry } from './carry.ts';
import { connectFirst } from './connect-first.ts';
import { fineRules, type ProxyRules } from './rules.ts';

/** A TCP proxy on loopback whose network can be made as bad as wanted. */
export type NetworkProxy = {
  port: number;
  /** Changes some rules at once, also for open connections. */
  set(rules: Partial<ProxyRules>): void;
  /** Lets everything pass again. */
  heal(): void;
  /** Cuts every open connection with an RST to both ends. */
  reset(): void;
  /** Lets nothing pass on the connections that are open now, for ever; those to come are fine. */
  silence(): void;
  close(): Promise<void>;
};

/**
 * Starts a proxy before some ports that serve the same. Each connection goes to the one that `pick`
 * gives the index of, or to another one where that does not listen, as behind a load balancer.
 */
export const startProxy = async (
  ports: readonly number[],
  pick: () => number = () => 0,
): Promise<NetworkProxy> => {
  const rules: ProxyRules = structuredClone(fineRules);
  const open = new Set<Socket[]>();
  const silencers = new Set<() => void>();
  const wakers = new Set<() => void>();

  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, async (client) => {
    client.on('error', () => {});
    if (rules.isRefusing) return client.resetAndDestroy();
    const ends = [client];
    open.add(ends);
    client.once('close', () => open.delete(ends));
    const first = pick() % ports.length;
    const upstream = await connectFirst([...ports.slice(first), ...ports.slice(0, first)]);
    if (upstream === undefined || client.destroyed) {
      upstream?.destroy();
      return client.resetAndDestroy();
    }
    ends.push(upstream);
    // Its own rules over those of all: what is set here stays when the others change.
    const own: ProxyRules = Object.create(rules);
    const silence = () => {
      own.isBlackhole = true;
    };
    silencers.add(silence);
    client.once('close', () => silencers.delete(silence));
    for (const wake of [
      carry(client, upstream, { rules: own, direction: 'up' }),
      carry(upstream, client, { rules: own, direction: 'down' }),
    ]) {
      wakers.add(wake);
      client.once('close', () => wakers.delete(wake));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const set = (changes: Partial<ProxyRules>) => {
    Object.assign(rules, changes);
    for (const wake of wakers) wake();
  };
  const reset = () => {
    for (const ends of open) for (const socket of ends) socket.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    set,
    heal: () => set(structuredClone(fineRules)),
    reset,
    silence: () => {
      for (const silence of silencers) silence();
    },
    close: async () => {
      reset();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
