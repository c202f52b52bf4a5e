import type { Switch } from './switch.ts';

const core = ['core/rules.test.ts'];

export const refusalSwitches: Switch[] = [
  {
    name: 'a refused row returns to the truth',
    rule: 'refusal',
    file: 'core/pending-command.ts',
    find: "state !== 'refused' && state !== 'blocked'",
    replace: "state !== 'blocked'",
    why: 'What the server refused stays drawn as if it were so.',
    tests: core,
  },
  {
    name: 'the reason stays in view',
    rule: 'refusal',
    file: 'core/pending-log.ts',
    find: "return { ...entry, state: 'refused' as const, refusal };",
    replace: "return { ...entry, state: 'refused' as const };",
    why: 'The change is gone and nobody says why.',
    tests: core,
  },
  {
    name: 'what was asked for stays, to edit or retry',
    rule: 'refusal',
    file: 'core/reduce.ts',
    find: 'pending: refuse(pending, action.commandId, action.refusal),',
    replace:
      'pending: refuse(pending, action.commandId, action.refusal).filter((entry) => entry.commandId !== action.commandId),',
    why: 'What was typed is lost with the refusal.',
    tests: core,
  },
  {
    name: 'the order that a refusal carries is drawn',
    rule: 'refusal',
    file: 'core/reduce.ts',
    find: 'return action.current === undefined ? refused : mergeOrders(refused, [action.current]);',
    replace: 'return refused;',
    why: 'The row returns to an older truth than the one it was refused by.',
    tests: core,
  },
  {
    name: 'later commands on the order are held back',
    rule: 'refusal',
    file: 'core/pending-log.ts',
    find: "return waitsBehind ? { ...entry, state: 'blocked' as const } : entry;",
    replace: 'return entry;',
    why: 'What was meant to follow a refused change is silently sent.',
    tests: core,
  },
  {
    name: 'only the viewer asks again for what was refused',
    rule: 'refusal',
    file: 'core/pending-log.ts',
    find: "if (entry === undefined || (entry.state !== 'refused' && entry.state !== 'blocked')) return log;",
    replace: 'if (entry === undefined) return log;',
    why: 'An accepted change is sent a second time by a late click on retry.',
    tests: core,
  },
];
