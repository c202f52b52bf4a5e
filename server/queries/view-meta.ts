import { type ExpressionBuilder, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { viewLagMs } from '#db/read/view-lag.ts';
import type { Meta } from '#server/contracts/page.ts';

/** The views that answers are taken from; each moves as a whole under one checkpoint. */
export const viewNames = ['orders', 'products', 'insights'] as const;
export type ViewName = (typeof viewNames)[number];

/** A view was asked for that no migration made. */
export class ViewMissing extends Error {
  readonly code = 'view-missing';
  constructor(view: ViewName) {
    super(`The view "${view}" has no checkpoint. Run "npm run migrate" and start a worker.`);
    this.name = 'ViewMissing';
  }
}

/**
 * The columns of `meta`, to be selected from `read.checkpoints as view` in the same statement as
 * the rows: position and rows are then of one snapshot.
 */
export const metaColumns = (
  eb: ExpressionBuilder<{ view: ReadDatabase['read.checkpoints'] }, 'view'>,
) =>
  [
    eb.ref('view.epoch').as('view_epoch'),
    eb.ref('view.position').as('view_position'),
    viewLagMs.as('view_lag_ms'),
    eb.ref('view.revision').as('view_revision'),
  ] as const;

/**
 * Whether the view of `read.checkpoints as view` ever held the whole log. Until then, as after it was
 * lost, nobody knows of anything that it is not there. One that a rebuild put in place does, though
 * no worker may have followed the log since.
 */
export const wasWhole = sql<boolean>`(view.caught_up_at is not null or view.rebuilds > 0)`;

export type MetaRow = {
  view_epoch: string | null;
  view_position: number;
  view_lag_ms: number;
  view_revision: number;
};

/** `meta` of an answer from any of its rows. Throws ViewMissing when there is none. */
export function metaFrom(row: MetaRow | undefined, view: ViewName): Meta {
  if (row === undefined) throw new ViewMissing(view);
  return {
    epoch: row.view_epoch ?? '',
    position: row.view_position,
    lagMs: row.view_lag_ms,
    revision: row.view_revision,
  };
}
