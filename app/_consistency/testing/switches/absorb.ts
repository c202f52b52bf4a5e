import type { Switch } from './switch.ts';

const core = ['core/rules.test.ts', 'core/new-epoch.test.ts'];

export const absorbSwitches: Switch[] = [
  {
    name: 'a change is drawn until its row contains it',
    rule: 'absorb',
    file: 'core/absorb.ts',
    find: 'const entity = entities.get(entry.orderId);',
    replace:
      "const entity = entities.get(entry.orderId); if (entry.state === 'accepted') return true;",
    why: 'The change vanishes at the 202 and returns when the view has caught up.',
    tests: core,
  },
  {
    name: 'per row, never by time',
    rule: 'absorb',
    file: 'core/absorb.ts',
    find: '{ entities, epoch }: EngineState): boolean => {',
    replace:
      '{ entities, epoch, now }: EngineState): boolean => {\n  if (now - entry.at > 30_000) return true;',
    why: 'A slow view takes an accepted change off the screen.',
    tests: core,
  },
  {
    name: 'a row that lists the command contains it',
    rule: 'absorb',
    file: 'core/absorb.ts',
    find: 'if (entity.order.commandIds.includes(entry.commandId)) return true;',
    replace: '',
    why: 'When the push comes before the 202, the change is drawn twice.',
    tests: core,
  },
  {
    name: 'a row of the accepted version contains it',
    rule: 'absorb',
    file: 'core/absorb.ts',
    find: 'entity.order.version >= entry.version',
    replace: 'false',
    why: 'A change is never done once eight others have followed it on its order.',
    tests: core,
  },
  {
    name: 'what the views had shown when the page was left is not drawn by itself',
    rule: 'absorb',
    file: 'core/reduce.ts',
    find: '(entry.position ?? Number.POSITIVE_INFINITY) > viewSeen',
    replace: 'true',
    why: 'After a reload an order is drawn as it was placed, though others had changed it since.',
    tests: ['core/truth.test.ts'],
  },
  {
    name: 'what is drawn by itself is drawn with all that followed it',
    rule: 'absorb',
    file: 'core/reduce.ts',
    find: '          followsUnresolved(earlier, entry),',
    replace: '          false,',
    why: 'After a reload a cancelled order is drawn as it was placed, until a view is read.',
    tests: ['core/truth.test.ts'],
  },
  {
    name: 'what another tab tells of after the views had shown it is not drawn by itself',
    rule: 'absorb',
    file: 'core/told.ts',
    find: 'if (isInEveryView(state, entry)) return state;',
    replace: '',
    why: 'A tab whose disk is slow turns an order back, in the others, to how it was placed.',
    tests: ['core/truth.test.ts'],
  },
  {
    name: 'a row of another log contains nothing',
    rule: 'absorb',
    file: 'core/absorb.ts',
    find: '(entity.epoch !== epoch && entity.epoch !== null)',
    replace: 'false',
    why: 'After a restore, a change that the new log lacks is taken for done.',
    tests: core,
  },
  {
    name: 'a row that a view lacks is fetched from below the accepted position',
    rule: 'absorb',
    file: 'core/cursor.ts',
    find: 'return takenBack({ ...heard(state, state.cursor), seen }, position - 1);',
    replace: 'return { ...state, seen };',
    why: 'A 202 that comes after the cursor has passed its position waits for ever.',
    tests: core,
  },
];
