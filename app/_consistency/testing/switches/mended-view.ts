import type { Switch } from './switch.ts';

const core = ['core/truth/revision.test.ts'];

export const mendedViewSwitches: Switch[] = [
  {
    name: 'a row of a mended view replaces that of the view before',
    rule: 'never older',
    file: 'core/truth/merge-orders.ts',
    find: 'confirmed && !isNewer(known.order, row.order) ? row.order : known.order',
    replace: 'known.order',
    why: 'A wrong total, or an erased name, stays on open pages after the view was mended.',
    tests: core,
  },
  {
    name: 'what was loaded of a view is read anew once it was mended',
    rule: 'never older',
    file: 'core/truth/revision.ts',
    find: '    generation: state.generation + 1,\n',
    replace: '',
    why: 'Counts and lists of the wrong view stay until a reload.',
    tests: core,
  },
  {
    name: 'an answer of the view before the mend is known as such',
    rule: 'never older',
    file: 'core/truth/revision.ts',
    find: "asked === revision || answered > revision ? 'new' : 'old'",
    replace: "'new'",
    why: 'What was asked before the mend and comes after it brings the wrong row back.',
    tests: core,
  },
  {
    name: 'one order asked for before the mend is not trusted',
    rule: 'never older',
    file: 'core/reduce.ts',
    find: 'fresh: fresh && isOfView',
    replace: 'fresh',
    why: 'An order read before the mend is taken for the mended one, and the mended one never shown.',
    tests: core,
  },
  {
    name: 'a read says of which view the page knew',
    rule: 'never older',
    file: 'transport/read-view.ts',
    find: 'asked: { epoch, cursor, revision },',
    replace: 'asked: { epoch, cursor },',
    why: 'An order that is read anew is never trusted, and asked for again and again.',
    tests: ['transport/read-view.test.ts'],
  },
];
