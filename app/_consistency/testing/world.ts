import { expect } from 'vitest';
import { createStore, type Store } from '../core/create-store.ts';
import { drawList, type ListPage } from '../core/draw-list.ts';
import { drawOrder } from '../core/draw-order.ts';
import type { DrawnOrder } from '../core/drawn-order.ts';
import { isUnresolved } from '../core/pending-command.ts';
import { createOrder, id, shopper } from './samples.ts';
import { createServerModel, type Frame, type ServerModel } from './server-model.ts';
import { ask, settle } from './world-network.ts';

/** One browser against the server model, with a network that may lose, double, delay and reorder. */
export type World = {
  server: ServerModel;
  store: Store;
  /** The pages of a list of all orders, as the query cache would hold them. */
  pages: ListPage[];
  /** How far the views are. */
  view: number;
  /** What is under way to the browser: messages, answers to commands, answers to reads. */
  frames: Frame[];
  replies: (() => void)[];
  answers: (() => void)[];
  ids: number;
  orders: string[];
  /** The version that the viewer was told is accepted, by order. */
  promised: Map<string, number>;
  refused: Set<string>;
  /** The newest version that was on screen, by order. */
  shown: Map<string, number>;
};

/** A browser that shows a list with two orders of an earlier day. */
export const createWorld = (): World => {
  const server = createServerModel(shopper);
  const world: World = {
    server,
    store: createStore(shopper),
    pages: [],
    view: 0,
    frames: [],
    replies: [],
    answers: [],
    ids: 0,
    orders: [id(1), id(2)],
    promised: new Map(),
    refused: new Set(),
    shown: new Map(),
  };
  for (const [index, orderId] of world.orders.entries()) {
    server.execute(id(100 + index), orderId, createOrder(orderId), shopper);
  }
  world.view = server.head();
  ask(world, 'page', 0);
  world.answers.pop()?.();
  return world;
};

export const drawnList = ({ store, pages }: World): DrawnOrder[] =>
  drawList(store.getSnapshot(), shopper, pages, {}).orders;

/** Throws when a promise is broken now; the ids that are listed. */
export const check = (world: World): string[] => {
  const { store, pages, promised, shown } = world;
  const list = drawnList(world);
  const listed = list.map((order) => order.id);
  expect(new Set(listed).size, 'an order is listed at most once').toBe(listed.length);
  for (const [orderId, version] of pages.length > 0 ? promised : []) {
    const drawn = list.find((row) => row.id === orderId)?.version ?? 0;
    expect(drawn, 'an accepted change is drawn').toBeGreaterThanOrEqual(version);
  }
  const state = store.getSnapshot();
  for (const [orderId, version] of shown) {
    const truth = state.entities.get(orderId)?.order.version ?? 0;
    expect(truth, 'the truth never goes back').toBeGreaterThanOrEqual(version);
  }
  for (const [orderId, { order }] of state.entities) {
    shown.set(orderId, order.version);
    const drawn = drawOrder(state, shopper, orderId)?.version ?? 0;
    expect(drawn, 'nothing is drawn older than the truth').toBeGreaterThanOrEqual(order.version);
  }
  return listed;
};

/** The faults end: everything under way arrives, commands are asked again, changes are fetched. */
export const heal = (world: World): void => {
  for (const arrive of [...world.replies.splice(0), ...world.answers.splice(0)]) arrive();
  for (let round = 0; round < 60; round += 1) {
    const next = world.store.getSnapshot().pending.find(isUnresolved);
    if (next) {
      const { commandId, orderId, command } = next;
      settle(world, next, world.server.execute(commandId, orderId, command, shopper));
    }
    world.view = world.server.head();
    if (world.pages.length === 0) ask(world, 'page', 0);
    ask(world, 'changes', 0);
    for (const arrive of world.answers.splice(0)) arrive();
  }
};
