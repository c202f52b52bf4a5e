import type { CellTest } from '../cell-test.ts';
import type { FaultOf } from '../matrix.ts';

export const backupCells: Record<FaultOf<'backup'>, CellTest> = {
  'everything lost, restored to a second': {
    proofs: [
      ['server/backup/restore-backup.pg.test.ts', 'everything lost, and restored to a moment'],
      [
        'app/_consistency/transport/read-view.test.ts',
        'is of no use when its log was left while it travelled',
      ],
    ],
  },
  'restored under open pages': {
    proofs: [
      ['e2e/launch/restore.spec.ts', 'a shop that is restored to a moment says so'],
      [
        'app/_consistency/transport/changes-loop.test.ts',
        'learns without a socket that the log was restored',
      ],
    ],
  },
};
