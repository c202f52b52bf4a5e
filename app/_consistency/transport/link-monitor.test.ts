import { expect, it } from 'vitest';
import { createStore } from '../core/create-store.ts';
import { shopper } from '../testing/samples.ts';
import { createLinkMonitor } from './link-monitor.ts';

it('a browser without network is offline though the socket has not noticed; an answer or a new socket takes that back', () => {
  const store = createStore(shopper);
  const monitor = createLinkMonitor(store);
  const link = () => store.getSnapshot().link;
  monitor.socket(true);
  expect(link()).toBe('live');
  monitor.reached(false);
  expect(link()).toBe('live');
  monitor.cutOff();
  expect(link()).toBe('offline');
  monitor.reached(true);
  expect(link()).toBe('live');
  monitor.cutOff();
  monitor.socket(false);
  expect(link()).toBe('offline');
  monitor.socket(true);
  expect(link()).toBe('live');
});
