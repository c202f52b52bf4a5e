import type pg from 'pg';
import type { Violation } from '#e2e/consistency/history/entry.ts';
import type { CallerLog } from '../load/caller-log.ts';
import type { Truth } from '../system/read-truth.ts';

/** Runs one statement as the owner; its rows. */
export type Ask = <Row extends pg.QueryResultRow>(
  statement: string,
  values?: unknown[],
) => Promise<Row[]>;

/** The log as it was at a moment: its end, and a hash of every row up to there. */
export type LogMark = { position: number; hash: string };

/** A process and what it holds of the machine's memory, MB. */
export type ProcessSize = { name: string; megabytes: number };

/** What is known when the faults have ended and everything has settled. */
export type Evidence = {
  /** The write side and the read side, which may be one database. */
  log: Ask;
  views: Ask;
  /** Throws where an event of the log is no step that the domain allows. */
  readTruth: () => Promise<Truth>;
  /** Which rows of the views are not the fold of the log, in words. */
  compareWithFold: () => Promise<string[]>;
  callers: readonly CallerLog[];
  /** What the screens of real browser engines showed that they should not have. */
  screens: readonly Violation[];
  mark: LogMark | undefined;
  sizes: readonly ProcessSize[];
  /** How many copies of web and worker there are. */
  copies: number;
  /** What was not as before the fault when the time for it was up; undefined: everything was. */
  unsettled: string | undefined;
};

/** Something that must hold whatever has failed. */
export type Invariant = {
  id: `I${number}`;
  says: string;
  /** Every break of it, a sentence each. */
  find: (evidence: Evidence) => Promise<string[]> | string[];
};
