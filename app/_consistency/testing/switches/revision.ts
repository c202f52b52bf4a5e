import type { Switch } from './switch.ts';

const core = ['core/truth/revision.test.ts'];

export const revisionSwitches: Switch[] = [
  {
    name: 'a row of the new revision replaces that of the one before',
    rule: 'never older',
    file: 'core/truth/merge-orders.ts',
    find: 'confirmed && !isNewer(known.order, row.order) ? row.order : known.order',
    replace: 'known.order',
    why: 'A wrong total, or an erased name, stays on open pages after the view was replaced.',
    tests: core,
  },
  {
    name: 'what was loaded is read anew once there is another revision',
    rule: 'never older',
    file: 'core/truth/revision.ts',
    find: '    generation: state.generation + 1,\n',
    replace: '',
    why: 'Counts and lists of the wrong view stay until a reload.',
    tests: core,
  },
  {
    name: 'an answer of the former revision is known as such',
    rule: 'never older',
    file: 'core/truth/revision.ts',
    find: "asked === revision || answered > revision ? 'new' : 'old'",
    replace: "'new'",
    why: 'What was asked of the former revision and comes late brings the wrong row back.',
    tests: core,
  },
  {
    name: 'one order asked for of the former revision is not trusted',
    rule: 'never older',
    file: 'core/reduce.ts',
    find: 'fresh: fresh && isOfView',
    replace: 'fresh',
    why: 'An order of the former revision is taken for one of the new, which is then never shown.',
    tests: core,
  },
  {
    name: 'a read says of which revision the page knew',
    rule: 'never older',
    file: 'transport/read-view.ts',
    find: 'asked: { epoch, cursor, revision },',
    replace: 'asked: { epoch, cursor },',
    why: 'An order that is read anew is never trusted, and asked for again and again.',
    tests: ['transport/read-view.test.ts'],
  },
];
