import { setTimeout as delay } from 'node:timers/promises';
import { drawOrder } from '#app/_consistency/core/drawing/draw-order.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { pick } from '../plan/create-random.ts';
import type { Operation } from '../plan/plan-operations.ts';
import type { View } from '../tabs/open-page.ts';
import type { Tab } from '../tabs/open-tab.ts';
import { chooseCommand } from './choose-command.ts';
import { chooseList } from './choose-view.ts';
import { issue, settleRefusals } from './issue.ts';
import type { Person } from './person.ts';

/** How long a person waits for a screen before going on, ms. */
const patience = 4_000;

/** What befell a page by plan, for the table of faults. */
export type PageFault = 'reload' | 'hidden' | 'offline';

/** One step of a person's plan; `fault` hears what it did to the page. */
export const act = async (
  person: Person,
  operation: Operation,
  fault: (kind: PageFault) => void,
): Promise<void> => {
  const { viewer, recorder, products } = person;
  const tab = pick(person.tabs, operation.tab);
  if (tab === undefined) return;
  const { kind, which, what } = operation;
  switch (kind) {
    case 'place':
    case 'cancel':
    case 'note':
    case 'ship':
    case 'deliver': {
      // Several of one kind in a row, as quick hands do it.
      for (let times = what > 0.9 ? 3 : 1; times > 0; times -= 1) {
        const chosen = chooseCommand(operation, viewer, onScreen(tab), products);
        if (chosen) issue(tab, recorder, chosen);
      }
      return;
    }
    case 'list':
      return look(person, tab, chooseList(viewer, which, what), what);
    case 'order': {
      const order = pick(onScreen(tab), which);
      if (order) await look(person, tab, { kind: 'order', id: order.id }, what);
      return;
    }
    case 'more':
      for (const screen of tab.page().screens()) screen.loadMore?.();
      return;
    case 'settle-refusals':
      return settleRefusals(tab, recorder, what);
    case 'reload':
      fault('reload');
      return tab.reload();
    case 'hide':
    case 'offline':
      fault(kind === 'hide' ? 'hidden' : 'offline');
      return goAway(tab, kind, 200 + what * 1_500);
    case 'second-tab':
      return person.toggleSecondTab();
    default:
      kind satisfies never;
  }
};

/** The orders that the tab's page shows. */
const onScreen = (tab: Tab): DrawnOrder[] => {
  const page = tab.page();
  const { store } = page.engine;
  const view = page.view();
  if (view.kind === 'order') {
    const order = drawOrder(store.getSnapshot(), store.viewer, view.id);
    return order === undefined ? [] : [order];
  }
  const model = page.screens()[0]?.model();
  return model?.screen === 'list' ? [...model.orders] : [];
};

/** Goes to an address and stays until it shows something; half of the time nothing is cached. */
const look = async ({ recorder }: Person, tab: Tab, view: View, what: number): Promise<void> => {
  const page = tab.page();
  if ((what * 10) % 1 < 0.5) page.forgetReads();
  page.navigate(view);
  const until = performance.now() + patience;
  while (tab.page() === page && !page.screens().every((screen) => screen.isReady())) {
    if (performance.now() > until) return;
    await delay(4);
  }
  // One frame later it has been drawn, and checked.
  await delay(20);
  recorder.counts.reads += 1;
};

const goAway = async (tab: Tab, how: 'hide' | 'offline', ms: number): Promise<void> => {
  const page = tab.page();
  if (how === 'hide') page.hide();
  else {
    tab.proxy.set({ isRefusing: true });
    tab.proxy.reset();
    page.goOffline();
  }
  await delay(ms);
  tab.proxy.set({ isRefusing: false });
  page.comeBack();
};
