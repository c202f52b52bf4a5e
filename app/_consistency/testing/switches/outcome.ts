import type { Switch } from './switch.ts';

const pure = ['transport/outcome.test.ts'];
const engine = ['create-engine.test.ts'];

export const outcomeSwitches: Switch[] = [
  {
    name: 'a timeout or a lost reply is no refusal',
    rule: 'outcome',
    file: 'transport/outcome.ts',
    find: "if (answer === undefined) return { kind: 'unknown' };",
    replace: 'if (answer === undefined) return refusalOf(0, undefined);',
    why: 'A change that happened is rolled back.',
    tests: pure,
  },
  {
    name: 'a 4xx is final',
    rule: 'outcome',
    file: 'transport/outcome.ts',
    find: 'if (status >= 400 && status < 500 && !undecided.has(status)) return refusalOf(status, body);',
    replace: '',
    why: 'What the server refused is sent for ever and never said.',
    tests: pure,
  },
  {
    name: 'a 429 is no refusal',
    rule: 'outcome',
    file: 'transport/outcome.ts',
    find: 'new Set([408, 425, 429])',
    replace: 'new Set([408, 425])',
    why: 'A burst of changes is refused though each of them is fine.',
    tests: pure,
  },
  {
    name: 'a 5xx is no refusal',
    rule: 'outcome',
    file: 'transport/outcome.ts',
    find: 'status >= 400 && status < 500 && !undecided',
    replace: 'status >= 400 && !undecided',
    why: 'A server that restarts takes changes off the screen.',
    tests: pure,
  },
  {
    name: 'nothing is rolled back while the outcome is unknown',
    rule: 'outcome',
    file: 'core/reduce.ts',
    find: "return { ...state, pending: change(pending, action.commandId, { state: 'unknown' }) };",
    replace:
      'return { ...state, pending: pending.filter((entry) => entry.commandId !== action.commandId) };',
    why: 'A timeout rolls a success back.',
    tests: ['core/rules.test.ts'],
  },
  {
    name: 'an unanswered command is asked again under its own id',
    rule: 'outcome',
    file: 'transport/sender.ts',
    find: 'http.send(path, body, entry.commandId, entry.expectedVersion)',
    replace: 'http.send(path, body, crypto.randomUUID(), entry.expectedVersion)',
    why: 'A lost reply and a retry make two events of one click.',
    tests: engine,
  },
  {
    name: 'what became of an unanswered command is asked first',
    rule: 'outcome',
    file: 'transport/sender.ts',
    find: '(isRepeat ? await known(deps, entry) : undefined) ??',
    replace: '',
    why: 'A command that is known to have happened is sent again.',
    tests: ['transport/sender.test.ts'],
  },
  {
    name: 'the server’s Retry-After is honoured',
    rule: 'outcome',
    file: 'transport/schedule.ts',
    find: 'afterWish(retryAfterMs, random),\n    jittered(at(whileUnknown',
    replace: '0,\n    jittered(at(whileUnknown',
    why: 'A server that asks for quiet gets none.',
    tests: ['transport/schedule.test.ts'],
  },
  {
    name: 'a Retry-After is read',
    rule: 'outcome',
    file: 'transport/outcome.ts',
    find: 'retryAfterMs !== undefined && { retryAfterMs }',
    replace: 'false',
    why: 'A server that asks for quiet gets none.',
    tests: pure,
  },
];
