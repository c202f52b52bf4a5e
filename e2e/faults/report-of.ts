import { invariants } from './invariants/invariants.ts';

/** What a run did: how many cells it went through, how often it killed, and what it found. */
export type Ran = {
  cells: number;
  kills: number;
  findings: readonly string[];
  /** The cells that do not hold, and those that this machine lacks something for. */
  failed: readonly string[];
  notRun: readonly string[];
  /** What stood in for a fault that this machine cannot be made to have, by the cell's name. */
  standIns: Readonly<Record<string, string>>;
  seed: number;
};

/** The object of `--json`; `violations` has the number of breaks of every invariant, by its id. */
export type Report = Omit<Ran, 'findings'> & { violations: Record<string, number> };

export const reportOf = ({
  cells,
  kills,
  findings,
  failed,
  notRun,
  standIns,
  seed,
}: Ran): Report => ({
  cells,
  kills,
  failed,
  notRun,
  standIns,
  violations: Object.fromEntries(
    invariants.map(({ id }) => [id, findings.filter((text) => text.startsWith(`${id}:`)).length]),
  ),
  seed,
});
