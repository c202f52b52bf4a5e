import type { Generated } from 'kysely';

/**
 * What is asked for everybody (`scope` "all") or for one user (`scope` = the user's id), whose nulls
 * leave to that user what holds for all.
 */
export type ControlsTable = {
  scope: string;
  /** Of the projections; for all only. */
  paused: Generated<boolean>;
  projection_delay_ms: Generated<number>;
  drop_rate: number | null;
  duplicate_rate: number | null;
  frame_delay_ms: number | null;
  /** Another one each time that sockets are to be cut. */
  cut: string | null;
  fail_before: Generated<number>;
  fail_after: Generated<number>;
  answer_delay_ms: number | null;
  /** At which of its fail points the next request that changes something loses an answer; 0: none. */
  fail_point: Generated<number>;
  /** Whether a command that fails ends its process. */
  kills: Generated<boolean>;
};

/** Orders whose events cannot be projected. */
export type PoisonTable = { order_id: string };

/** Tables of the schema `qa`. */
export type QaDatabase = { 'qa.controls': ControlsTable; 'qa.poison': PoisonTable };
