import type { NetworkProxy } from '#e2e/faults/proxy/start-proxy.ts';
import { startProxy } from '#e2e/faults/proxy/start-proxy.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { Recorder } from '../history/create-recorder.ts';
import type { Place } from '../history/entry.ts';
import { countPolls } from './count-polls.ts';
import { onceSo } from './once-so.ts';
import { openPage, type Page, type View } from './open-page.ts';

/** A tab of a browser: a network of its own, and one page after the other. */
export type Tab = {
  place: Place;
  proxy: NetworkProxy;
  page: () => Page;
  /** The page dies in whatever it is doing, its requests with it; another is loaded at its address. */
  reload: () => void;
  close: () => Promise<void>;
};

export type TabOptions = {
  place: Place;
  viewer: Viewer;
  /** Of the session that the browser is signed in with. */
  headers: Record<string, string>;
  webPorts: readonly number[];
  random: () => number;
  disk: IDBFactory;
  recorder: Recorder;
  view: View;
};

export const openTab = async (options: TabOptions): Promise<Tab> => {
  const { place, viewer, headers, webPorts, random, disk, recorder, view } = options;
  const proxy = await startProxy(webPorts, () => Math.floor(random() * webPorts.length));
  const baseUrl = `http://127.0.0.1:${proxy.port}`;
  const load = (at: View): Page => {
    recorder.add({ ...place, kind: 'loaded' });
    const onDrawn = recorder.drawing(place);
    const next = openPage({ viewer, baseUrl, headers, random, disk, view: at, onDrawn });
    polls = countPolls(next.engine.store, recorder.polled);
    const { store } = next.engine;
    onceSo(
      store,
      ({ durable }) => !durable,
      () => recorder.add({ ...place, kind: 'undurable' }),
    );
    onceSo(
      store,
      ({ link }) => link === 'live',
      () => {
        recorder.counts.live += 1;
      },
    );
    return next;
  };
  let polls: ReturnType<typeof countPolls> | undefined;
  recorder.network.add(baseUrl, place, () => polls?.seen());
  let page = load(view);
  const kill = () => {
    polls?.stop();
    page.kill();
    proxy.reset();
  };
  return {
    place,
    proxy,
    page: () => page,
    reload: () => {
      kill();
      page = load(page.view());
    },
    close: async () => {
      kill();
      await proxy.close();
    },
  };
};
