import type { CellTest } from '../cell-test.ts';
import { createLoad } from '../load/create-load.ts';
import type { FaultOf } from '../matrix.ts';
import { until } from '../scene/until.ts';
import { startWeb } from '../system/start-web.ts';

/** Shifts the clock of a Node process, timers apart. Its statics are its own: Next copies those alone. */
const ahead = (days: number): string => {
  const code = `const real = Date; const by = ${days} * 864e5;
    globalThis.Date = class extends real {
      constructor(...args) { args.length === 0 ? super(real.now() + by) : super(...args); }
      static now() { return real.now() + by; }
      static parse(text) { return real.parse(text); }
      static UTC(...parts) { return real.UTC(...parts); }
    };`;
  return `--import data:text/javascript,${encodeURIComponent(code)}`;
};

export const clockCells: Record<FaultOf<'clock'>, CellTest> = {
  'web 400 days ahead': {
    run: async (scene) => {
      const { system, signal } = scene;
      const spare = await startWeb(system, { NODE_OPTIONS: ahead(400) });
      try {
        const load = await createLoad(
          { ...system, copies: system.copies.map((copy) => ({ ...copy, webPort: spare.port })) },
          { callers: 2, seed: 8, name: `ahead-${spare.port}` },
        );
        load.begin();
        const commands = () => load.logs.flatMap((log) => log.commands).length;
        await until('the process with the wrong clock works', () => commands() > 30);
        await load.settle(signal);
        scene.load.logs.push(...load.logs);
      } finally {
        spare.signal('SIGKILL');
        await spare.ended;
      }
    },
  },
  'database jumps back': {
    proofs: [
      [
        'server/projections/clock-jumps-back.pg.test.ts',
        'a clock that jumps back changes no order',
      ],
    ],
  },
};
