import { createStore } from '../core/create-store.ts';
import { matches } from '../core/drawing/order-filter.ts';
import { keptLog } from '../core/pending/kept-log.ts';
import { isLive } from '../core/pending/pending-command.ts';
import { shopper } from './samples.ts';
import type { World } from './world.ts';
import { pageSize } from './world-network.ts';
import { openTab, savePlace, type Tab, type WorldList } from './world-tab.ts';

/**
 * The page is loaded anew; the server rendered its lists `lag` behind where the view is by now, or
 * nothing (null). Whoever has what may not be on disk tells it anew.
 */
export const reload = (world: World, acting: Tab, lag: number | null): void => {
  const { promised, refused, isLeft, isCut, inbox, shown } = acting;
  const shownBefore = new Map([...acting.shownBefore, ...shown]);
  for (const other of world.tabs.filter((each) => each !== acting)) {
    const state = other.store.getSnapshot();
    const { epoch, knownPosition, shownPosition } = state;
    for (const entry of keptLog(state).filter(isLive)) inbox.push({ type: 'tab-entry', entry });
    inbox.push({ type: 'tab-position', epoch, knownPosition, shownPosition });
  }
  const kept = { promised, refused, isLeft, isCut, inbox, shownBefore };
  // Tabs of a log that was left make the disk forget how far the new one was shown.
  const isRendered = lag !== null && !world.wasRestored;
  const page = isRendered ? openRendered(world, lag) : openTab(world.disk);
  savePlace(world.disk, page.store.getSnapshot());
  world.tabs[world.tabs.indexOf(acting)] = { ...page, ...kept };
};

const openRendered = ({ server, disk, view }: World, lag: number): Tab => {
  const then = Math.max(0, view - lag);
  // A page of which nothing was promised is on screen before anybody knows how far this browser was.
  const mayLag = disk.cookie > then || then >= disk.shownPosition;
  const position = mayLag ? then : view;
  const store = createStore(shopper);
  const [all, meta] = [server.rowsAt(position), server.metaAt(position)];
  const { generation } = store.getSnapshot();
  const render = (list: WorldList): WorldList => {
    const rows = all.filter((order) => matches(order, list.filter));
    const orders = rows.slice(0, pageSize);
    store.seed({ type: 'seeded', orders, meta });
    const ids = orders.map(({ id }) => id);
    return { ...list, pages: [{ ids, position, hasMore: rows.length > pageSize, generation }] };
  };
  const lists = [{}, { status: 'pending' as const }].map((filter) =>
    render({ filter, pages: [], turn: 0 }),
  );
  const byStatus = { pending: 0, shipped: 0, delivered: 0, cancelled: 0 };
  for (const { status } of all) byStatus[status] += 1;
  const counts = { byStatus, position, generation };
  return { ...openTab(disk, store), lists, counts, awaits: disk.cookie };
};
