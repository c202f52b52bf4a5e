import type { Switch } from './switch.ts';

const conditional = ['conditional-commands.test.ts'];

/** Rules for commands that were decided on a version, and for a session that has ended. */
export const conditionalSwitches: Switch[] = [
  {
    name: 'a command says on which version it was decided',
    rule: 'outcome',
    file: 'transport/http-client.ts',
    find: 'expectedVersion !== undefined && {',
    replace: 'false && {',
    why: 'What somebody else did meanwhile is overridden, and nobody is told.',
    tests: conditional,
  },
  {
    name: 'own changes on their way count towards the version a command was decided on',
    rule: 'outcome',
    file: 'core/pending/decision-basis.ts',
    find: 'expectedVersion: seen.version + seen.own',
    replace: 'expectedVersion: seen.version',
    why: 'The own note a moment ago is called a conflict.',
    tests: conditional,
  },
  {
    name: 'a change asked again is decided on what is drawn by then',
    rule: 'refusal',
    file: 'core/pending/pending-log.ts',
    find: '...(rest.expectedVersion !== undefined && decidedOn(seen)),',
    replace: '',
    why: 'Doing it anyway is refused for ever.',
    tests: conditional,
  },
  {
    name: 'a session that has ended refuses nothing',
    rule: 'outcome',
    file: 'transport/outcome.ts',
    find: "if (status === 401) return { kind: 'signed-out' };",
    replace: '',
    why: 'A change made after the session ended is lost.',
    tests: conditional,
  },
  {
    name: 'a request says for whom it is meant',
    rule: 'outcome',
    file: 'create-engine.ts',
    find: "id === '' ? {} : { 'Evenkeel-Viewer': id };",
    replace: '({});',
    why: 'Another account that signed in since places the order left behind.',
    tests: conditional,
  },
];
