import { expect } from 'vitest';
import { drawCounts } from '../core/drawing/draw-counts.ts';
import { type DrawnList, drawList } from '../core/drawing/draw-list.ts';
import { drawOrder } from '../core/drawing/draw-order.ts';
import { hasHole } from '../core/engine-state.ts';
import { isUnresolved } from '../core/pending/pending-command.ts';
import { isHeldBack } from '../core/truth/is-held-back.ts';
import { shopper } from './samples.ts';
import type { World } from './world.ts';
import { askChanges, askCounts, askList, settle } from './world-network.ts';
import { hear, hello } from './world-steps.ts';
import type { Tab, WorldList } from './world-tab.ts';

const isOld = ({ store }: Tab, reads: readonly { generation: number }[]): boolean =>
  reads.some(({ generation }) => generation < store.getSnapshot().generation);

export const drawnOf = ({ store }: Tab, { pages, filter }: WorldList): DrawnList =>
  drawList(store.getSnapshot(), shopper, pages, filter);

/** Whether the tab has read the log that is, since the last restore. */
const hasArrived = (world: World, tab: Tab): boolean => {
  const state = tab.store.getSnapshot();
  return (
    state.epoch === world.server.epoch() &&
    tab.lists.every(({ pages }) => pages.length > 0 && !isOld(tab, pages)) &&
    !hasHole(state)
  );
};

/** Whether nothing is drawn: what was rendered may lack what this browser has shown. */
const isHeld = ({ store, lists, counts, awaits }: Tab): boolean => {
  const reads = [...lists.flatMap(({ pages }) => pages), ...(counts ? [counts] : [])];
  const oldest = Math.min(...reads.map(({ position }) => position));
  return reads.length > 0 && isHeldBack(store.getSnapshot(), oldest, awaits);
};

/** Throws when a promise is broken in this tab now. */
export const check = (world: World, tab: Tab): void => {
  if (isHeld(tab)) return;
  const lists = tab.lists.map((list) => drawnOf(tab, list).orders);
  for (const drawn of lists) {
    const ids = drawn.map((order) => order.id);
    expect(new Set(ids).size, 'an order is listed at most once').toBe(ids.length);
  }
  if (tab.isLeft) {
    if (!hasArrived(world, tab)) return;
    Object.assign(tab, { isLeft: false, listed: [] });
    tab.promised.clear();
    tab.shown.clear();
    tab.shownBefore.clear();
  }
  expect(
    lists[1]?.filter(({ status }) => status !== 'pending'),
    'a row passes the filter',
  ).toEqual([]);
  forgetReopened(world, tab);
  checkAccepted(world, tab, lists[0] ?? []);
  checkMonotonic(tab);
  checkVanished(tab, lists[0] ?? []);
  checkCounts(tab);
};

/**
 * A tab that was behind asks again for what was answered long ago. A page that was reloaded meanwhile
 * cannot know that, nor that a row which it has not read contains it: what it draws of it, it keeps.
 */
const forgetReopened = ({ server }: World, { store, promised, shownBefore }: Tab) => {
  const open = store.getSnapshot().pending.filter(isUnresolved);
  for (const { commandId, orderId } of open) {
    const answered = server.answer(commandId)?.version ?? Number.POSITIVE_INFINITY;
    for (const known of [promised, shownBefore]) {
      if (answered < (known.get(orderId) ?? 0)) known.delete(orderId);
    }
  }
};

const checkAccepted = (
  { server, placed }: World,
  tab: Tab,
  drawn: readonly { id: string; version: number }[],
) => {
  const { store, promised, lists } = tab;
  const last = lists[0]?.pages.at(-1);
  // Somebody else's order that only the other tab has read of is none of this one yet.
  const isListed = (orderId: string) =>
    last?.hasMore === false &&
    (placed.has(orderId) || server.orderAt(orderId, last.position) !== undefined);
  for (const [orderId, version] of promised) {
    const known = drawOrder(store.getSnapshot(), shopper, orderId);
    const listed = drawn.find((row) => row.id === orderId);
    if (known !== undefined)
      expect(known.version, 'an accepted change is drawn').toBeGreaterThanOrEqual(version);
    if (isListed(orderId))
      expect(listed?.version ?? 0, 'and in the list').toBeGreaterThanOrEqual(version);
  }
};

const checkMonotonic = ({ store, shown, shownBefore }: Tab) => {
  const state = store.getSnapshot();
  for (const [orderId, version] of shownBefore) {
    const drawn = drawOrder(state, shopper, orderId)?.version ?? version;
    expect(drawn, 'nor older than before a reload').toBeGreaterThanOrEqual(version);
  }
  for (const [orderId, version] of shown) {
    const truth = state.entities.get(orderId)?.order.version ?? 0;
    expect(truth, 'the truth never goes back').toBeGreaterThanOrEqual(version);
  }
  for (const [orderId, { order }] of state.entities) {
    shown.set(orderId, order.version);
    const drawn = drawOrder(state, shopper, orderId)?.version ?? 0;
    expect(drawn, 'nothing is drawn older than the truth').toBeGreaterThanOrEqual(order.version);
  }
};

const checkVanished = (tab: Tab, drawn: readonly { id: string; createdAt: string }[]) => {
  const state = tab.store.getSnapshot();
  const listed = drawn.map((order) => order.id);
  const last = drawn.at(-1)?.createdAt ?? '';
  // Reading a list anew that has grown at its top ends it earlier: “load more” has the rest.
  const isBelow = (orderId: string) =>
    tab.lists[0]?.pages.at(-1)?.hasMore === true &&
    (state.entities.get(orderId)?.order.createdAt ?? '') < last;
  const vanished = tab.listed.filter(
    (orderId) => !listed.includes(orderId) && !tab.refused.has(orderId) && !isBelow(orderId),
  );
  expect(vanished, 'no order vanishes').toEqual([]);
  tab.listed = listed;
};

const checkCounts = (tab: Tab) => {
  const state = tab.store.getSnapshot();
  const counted = tab.counts && drawCounts(state, shopper, tab.counts).byStatus;
  expect(
    Math.min(...Object.values(counted ?? {})),
    'nothing is less than none',
  ).toBeGreaterThanOrEqual(0);
  const [all] = tab.lists;
  if (tab.counts === undefined || all === undefined || hasHole(state)) return;
  if (all.pages.at(-1)?.hasMore !== false || isOld(tab, [...all.pages, tab.counts])) return;
  // Read from a view ahead of what this tab has learned: the next message shows the hole.
  const readAt = [tab.counts.position, ...all.pages.map(({ position }) => position)];
  if (Math.max(...readAt) > (state.cursor ?? 0)) return;
  const { needsRefetch, byStatus } = drawCounts(state, shopper, tab.counts);
  const { orders, needsRefetch: isListOld } = drawnOf(tab, all);
  if (needsRefetch || isListOld) return;
  const listed = { pending: 0, shipped: 0, delivered: 0, cancelled: 0 };
  for (const { status } of orders) listed[status] += 1;
  expect(byStatus, 'the counts are those of the list under them').toEqual(listed);
};

/** The faults end: everything under way arrives, commands are asked again, views are read anew. */
export const heal = (world: World): void => {
  for (const tab of world.tabs) hello(world, tab);
  for (let round = 0; round < 12; round += 1) for (const tab of world.tabs) healTab(world, tab);
};

const healTab = (world: World, tab: Tab): void => {
  const { server } = world;
  while (tab.inbox.length > 0) hear(tab);
  for (const arrive of [...tab.replies.splice(0), ...tab.answers.splice(0)]) arrive();
  for (;;) {
    const next = tab.store.getSnapshot().pending.find(isUnresolved);
    if (next === undefined) break;
    settle(tab, next, server.execute(next.commandId, next.orderId, next.command, shopper));
  }
  world.view = server.head();
  for (const list of tab.lists) {
    const mustRead =
      list.pages.length === 0 || isOld(tab, list.pages) || drawnOf(tab, list).needsRefetch;
    if (mustRead) askList(world, tab, list, {});
    else if (list.pages.at(-1)?.hasMore) askList(world, tab, list, { more: true });
    for (const arrive of tab.answers.splice(0)) arrive();
  }
  const counts = tab.counts;
  const mustCount = counts === undefined || isOld(tab, [counts]);
  if (mustCount || drawCounts(tab.store.getSnapshot(), shopper, counts).needsRefetch) {
    askCounts(world, tab, 0);
  }
  askChanges(world, tab, 0);
  for (const arrive of tab.answers.splice(0)) arrive();
};
