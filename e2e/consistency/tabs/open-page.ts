import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { createEngine, type Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import type { OrderScope } from '#app/_consistency/react/queries/order-queries.ts';
import type { Page as PageAround, PageEvents } from '#app/_consistency/transport/watch-page.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { Drawn } from '../history/entry.ts';
import { mountCounts } from './mount-counts.ts';
import { mountList } from './mount-list.ts';
import { mountOrder } from './mount-order.ts';
import type { Screen } from './screen.ts';

/** An address of the app. */
export type View =
  | { kind: 'list'; scope: OrderScope; filter: AdminOrderFilter }
  | { kind: 'order'; id: string };

/** One loaded page: the real engine, the real query cache, and the screens of the address it is at. */
export type Page = {
  engine: Engine;
  view: () => View;
  screens: () => readonly Screen[];
  /** Goes to another address without loading the page anew. */
  navigate: (view: View) => void;
  /** Forgets what was read of lists, counts and timelines, so that the next look asks the server. */
  forgetReads: () => void;
  hide: () => void;
  goOffline: () => void;
  /** It is shown, or the network is there, again. */
  comeBack: () => void;
  /** Ends without a goodbye, as a page does that is reloaded or killed. */
  kill: () => void;
};

export type PageOptions = {
  viewer: Viewer;
  baseUrl: string;
  headers: Record<string, string>;
  random: () => number;
  /** The browser's storage. */
  disk: IDBFactory;
  view: View;
  onDrawn: (drawn: Drawn) => void;
};

/** A frame of a 60 Hz screen, ms: what changes within one is never seen. */
const frameMs = 16;

export const openPage = (options: PageOptions): Page => {
  const { viewer, baseUrl, headers, random, disk, onDrawn } = options;
  const around = pageAround();
  const engine = createEngine({ viewer, baseUrl, headers, random, page: around.page });
  const queryClient = createQueryClient();
  let view = options.view;
  let frame: ReturnType<typeof setTimeout> | undefined;
  let isDead = false;
  const draw = () => {
    frame = undefined;
    for (const screen of screens) {
      const drawn = screen.draw();
      if (drawn !== undefined) onDrawn(drawn);
    }
  };
  const changed = () => {
    if (!isDead) frame ??= setTimeout(draw, frameMs);
  };
  const mount = (): Screen[] => {
    const parts = { engine, queryClient, changed };
    if (view.kind === 'order') return [mountOrder(parts, view.id)];
    return [mountList(parts, view.scope, view.filter), mountCounts(parts, view.scope)];
  };
  const stopStore = engine.store.subscribe(changed);
  let screens = mount();
  // Opened while the engine starts; each browser has a disk of its own.
  globalThis.indexedDB = disk;
  engine.start();
  changed();
  return {
    engine,
    view: () => view,
    screens: () => screens,
    navigate: (next) => {
      for (const screen of screens) screen.unmount();
      view = next;
      screens = mount();
      changed();
    },
    forgetReads: () => queryClient.removeQueries({ type: 'inactive' }),
    hide: around.hide,
    goOffline: around.goOffline,
    comeBack: around.comeBack,
    kill: () => {
      isDead = true;
      clearTimeout(frame);
      stopStore();
      for (const screen of screens) screen.unmount();
      engine.stop();
      queryClient.clear();
    },
  };
};

/** What the engine hears of its page, told by the plan instead of by a window. */
const pageAround = () => {
  let isHidden = false;
  let events: PageEvents | undefined;
  const page: PageAround = {
    isHidden: () => isHidden,
    watch: (given) => {
      events = given;
      return {
        stop: () => {
          events = undefined;
        },
      };
    },
  };
  return {
    page,
    hide: () => {
      isHidden = true;
      events?.onHidden();
    },
    goOffline: () => events?.onOffline(),
    comeBack: () => {
      isHidden = false;
      events?.onReturn();
    },
  };
};
