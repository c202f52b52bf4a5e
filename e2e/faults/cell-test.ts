import type { Scene } from './scene/open-scene.ts';
import type { CellResult } from './scene/run-cell.ts';

/** A test of a cell that is elsewhere in this repository: its file, and its name or how that begins. */
export type Proof = readonly [file: string, name: string];

/** How a cell of the matrix is tested. */
export type CellTest =
  | {
      /**
       * Brings the fault on a system under load and takes it away again; throws when the system did
       * not answer it as expected. What must hold afterwards is the same for all cells.
       */
      run: (scene: Scene) => Promise<void>;
      /** Part of `npm test` too: one of a part, that which a regression would most likely break. */
      isShort?: true;
      /** What this machine lacks for it, as in `needs …`; undefined when it can be done. */
      cannot?: () => Promise<string | undefined>;
      /** What stands in for the fault on this machine, and why; undefined: it is the fault itself. */
      standIn?: () => Promise<string | undefined>;
    }
  | {
      /** The same on a system of its own, which it starts, checks and ends. */
      runApart: (seed: number, signal: AbortSignal) => Promise<CellResult>;
      cannot?: () => Promise<string | undefined>;
    }
  | { proofs: readonly Proof[] };
