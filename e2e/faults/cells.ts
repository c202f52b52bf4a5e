import type { CellTest } from './cell-test.ts';
import { backupCells } from './cells/backup.ts';
import { browserCells } from './cells/browser.ts';
import { clockCells } from './cells/clock.ts';
import { deployCells } from './cells/deploy.ts';
import { diskCells } from './cells/disk.ts';
import { inputCells } from './cells/input.ts';
import { postgresCells } from './cells/postgres.ts';
import { readDatabaseCells } from './cells/read-database.ts';
import { rebuildCells } from './cells/rebuild.ts';
import { socketCells } from './cells/socket.ts';
import { webCells } from './cells/web.ts';
import { workerCells } from './cells/worker.ts';
import { type FaultOf, matrix, type Part } from './matrix.ts';

/** The test of every cell: one that lacks does not compile. */
export const cells: { [P in Part]: Record<FaultOf<P>, CellTest> } = {
  browser: browserCells,
  socket: socketCells,
  web: webCells,
  worker: workerCells,
  postgres: postgresCells,
  'read database': readDatabaseCells,
  disk: diskCells,
  clock: clockCells,
  deploy: deployCells,
  rebuild: rebuildCells,
  backup: backupCells,
  input: inputCells,
};

/** A cell by its name, `part: fault`, with what is expected of it and its test. */
export type NamedCell = { name: string; expected: string; test: CellTest };

export const namedCells: readonly NamedCell[] = Object.entries(matrix).flatMap(([part, faults]) =>
  Object.entries(faults).map(([fault, expected]) => {
    const test = (cells[part as Part] as Record<string, CellTest>)[fault];
    if (test === undefined) throw new TypeError(`The cell "${part}: ${fault}" has no test.`);
    return { name: `${part}: ${fault}`, expected, test };
  }),
);
