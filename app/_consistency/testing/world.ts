import { createOrder, id, shopper, stranger } from './samples.ts';
import { createServerModel, type ServerModel } from './server-model.ts';
import { type Disk, openTab, type Tab } from './world-tab.ts';

/**
 * One browser with two tabs against the server model: a network that may lose, double, delay and
 * reorder, a view that lags, other people, and a log that is restored now and then.
 */
export type World = {
  server: ServerModel;
  disk: Disk;
  tabs: Tab[];
  /** How far the views are. */
  view: number;
  ids: number;
  orders: string[];
  /** Those that were placed in this browser. */
  placed: Set<string>;
  wasRestored: boolean;
};

/** A browser that opens on two orders of an earlier day, the second one somebody else's. */
export const createWorld = (): World => {
  const server = createServerModel(shopper);
  const world: World = {
    server,
    disk: {
      pending: new Map(),
      tombstones: new Set(),
      epoch: null,
      knownPosition: 0,
      shownPosition: 0,
      rowsAheadOfViews: [],
      cookie: 0,
    },
    tabs: [],
    view: 0,
    ids: 0,
    orders: [id(1), id(2)],
    placed: new Set(),
    wasRestored: false,
  };
  server.execute(id(100), id(1), createOrder(id(1)), shopper);
  server.execute(id(101), id(2), createOrder(id(2)), stranger);
  world.view = server.head();
  Object.assign(world.disk, { epoch: server.epoch() });
  world.tabs.push(openTab(world.disk), openTab(world.disk));
  return world;
};
