import type { CellTest } from '../cell-test.ts';
import type { FaultOf } from '../matrix.ts';

const file = 'app/api/bad-input.pg.test.ts';

export const inputCells: Record<FaultOf<'input'>, CellTest> = {
  'too large, too deep, no JSON': {
    proofs: [
      [file, 'a bad body is refused with its code and nothing is written'],
      [file, '10 MB: 413'],
    ],
  },
  'numbers and text that cannot be': {
    proofs: [[file, 'a bad body is refused with its code and nothing is written']],
  },
};
