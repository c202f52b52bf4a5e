import type { Switch } from './switch.ts';

const core = ['core/rules.test.ts'];

export const indicatorSwitches: Switch[] = [
  {
    name: 'a view that is behind makes no page fresh',
    rule: 'indicators',
    file: 'core/cursor.ts',
    find: '{ ...merged, asOf: at - lagMs }',
    replace: '{ ...merged, asOf: at }',
    why: 'A projection that stands still is shown as of now.',
    tests: ['core/freshness.test.ts'],
  },
  {
    name: 'under 0.3 s nothing shows',
    rule: 'indicators',
    file: 'core/phase.ts',
    find: "{ phase: 'quiet', until: 300 }",
    replace: "{ phase: 'quiet', until: 0 }",
    why: 'Every click flickers.',
    tests: core,
  },
  {
    name: 'over 2 s it is said that lists are being updated',
    rule: 'indicators',
    file: 'core/phase.ts',
    find: "{ phase: 'saving', until: 2_000 }",
    replace: "{ phase: 'saving', until: 9_000 }",
    why: 'A view that lags looks like a change that is not saved.',
    tests: core,
  },
  {
    name: 'over 10 s the trace is offered',
    rule: 'indicators',
    file: 'core/phase.ts',
    find: "{ phase: 'late', until: 10_000 }",
    replace: "{ phase: 'late', until: Infinity }",
    why: 'Who waits long cannot learn why.',
    tests: core,
  },
  {
    name: 'a clock that is set back counts as no time',
    rule: 'indicators',
    file: 'core/phase.ts',
    find: 'now - since < until',
    replace: 'Math.abs(now - since) < until',
    why: 'A clock an hour off says that every change is stuck.',
    tests: core,
  },
  {
    name: 'an unknown outcome keeps its word while it is asked again',
    rule: 'indicators',
    file: 'core/pending-log.ts',
    find: "const state = entry.state === 'queued' ? 'sending' : entry.state;",
    replace: "const state = 'sending' as const;",
    why: '“Outcome unknown” and “sending” take turns at every attempt.',
    tests: core,
  },
];
