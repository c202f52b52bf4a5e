import { IDBFactory } from 'fake-indexeddb';
import type { OrderItem } from '#server/contracts/order.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { Recorder } from '../history/create-recorder.ts';
import type { Random } from '../plan/create-random.ts';
import type { View } from '../tabs/open-page.ts';
import { openTab, type Tab } from '../tabs/open-tab.ts';

/** Somebody with a browser: an account that is signed in, and one or two tabs. */
export type Person = {
  viewer: Viewer;
  tabs: Tab[];
  products: readonly OrderItem[];
  recorder: Recorder;
  /** Opens the second tab, or closes it. */
  toggleSecondTab: () => Promise<void>;
  close: () => Promise<void>;
};

export type PersonOptions = {
  browser: number;
  viewer: Viewer;
  headers: Record<string, string>;
  webPorts: readonly number[];
  /** For what engine and network leave to chance. */
  random: Random;
  recorder: Recorder;
  products: readonly OrderItem[];
};

export const createPerson = async (options: PersonOptions): Promise<Person> => {
  const { browser, viewer, recorder, products, ...rest } = options;
  const disk = new IDBFactory();
  const open = (tab: number, view: View) =>
    openTab({ ...rest, disk, viewer, recorder, place: { browser, tab }, view });
  const tabs = [await open(0, homeOf(viewer))];
  return {
    viewer,
    tabs,
    products,
    recorder,
    toggleSecondTab: async () => {
      const second = tabs[1];
      if (second === undefined) {
        tabs.push(await open(1, homeOf(viewer)));
        return;
      }
      tabs.splice(1);
      await second.close();
    },
    close: async () => void (await Promise.all(tabs.map((tab) => tab.close()))),
  };
};

/** Where a person begins. */
export const homeOf = ({ role }: Viewer): View => ({
  kind: 'list',
  scope: role === 'admin' ? 'all' : 'own',
  filter: {},
});
