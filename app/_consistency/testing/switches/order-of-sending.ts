import type { Switch } from './switch.ts';

const sender = ['transport/sender.test.ts'];

export const sendingSwitches: Switch[] = [
  {
    name: 'first in, first out within an order',
    rule: 'order of sending',
    file: 'core/pending/pending-log.ts',
    find: 'a.n - b.n || ',
    replace: 'b.n - a.n || ',
    why: 'A later change of an order is sent before an earlier one.',
    tests: ['core/rules.test.ts'],
  },
  {
    name: 'the first unresolved one of an order is the one that is sent',
    rule: 'order of sending',
    file: 'core/pending/pending-log.ts',
    find: 'commandsOf(log, orderId).find(isUnresolved);',
    replace: 'commandsOf(log, orderId).findLast(isUnresolved);',
    why: 'A later change of an order is sent before an earlier one.',
    tests: ['core/rules.test.ts'],
  },
  {
    name: 'every order has a lock of its own',
    rule: 'order of sending',
    file: 'transport/sender.ts',
    find: 'orderId}`;',
    replace: "''}`;",
    why: 'One slow answer holds up the changes of every other order, in every tab.',
    tests: sender,
  },
  {
    name: 'one at a time within an order',
    rule: 'order of sending',
    file: 'transport/sender.ts',
    find: 'if (isUnresolved(entry) && !lanes.has(entry.orderId)) open(entry.orderId);',
    replace:
      'if (isUnresolved(entry) && !lanes.has(entry.commandId)) {\n        lanes.set(entry.commandId, createPause());\n        open(entry.orderId);\n      }',
    why: 'A later change overtakes an earlier one on the way.',
    tests: sender,
  },
  {
    name: 'parallel across orders',
    rule: 'order of sending',
    file: 'transport/sender.ts',
    find: '!lanes.has(entry.orderId)) open',
    replace: 'lanes.size === 0) open',
    why: 'One slow answer holds up the changes of every other order.',
    tests: sender,
  },
  {
    name: 'one tab sends at a time',
    rule: 'order of sending',
    file: 'storage/with-lock.ts',
    find: 'return await locks.request(name, { signal }, work);',
    replace: 'return await work();',
    why: 'Every open tab sends every change.',
    tests: sender,
  },
  {
    name: 'an attempt that fails by itself waits before the next',
    rule: 'order of sending',
    file: 'transport/sender.ts',
    find: "(): Outcome => ({ kind: 'unknown' }),",
    replace: '() => undefined,',
    why: 'A browser that refuses a lock leaves the change unsent, or the page spinning.',
    tests: sender,
  },
];
