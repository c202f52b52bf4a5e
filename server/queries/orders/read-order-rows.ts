import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { isReadonlyCompiledQuery, type ReadonlyCompiledQuery } from 'kysely/readonly';
import { onePlan } from '#db/read/one-plan.ts';
import type { OrdersTable } from '#db/read/schema.ts';
import type { Meta } from '#server/contracts/page.ts';
import type { TravellingRow } from '#server/projections/tables/order-row.ts';
import type { CursorKey } from '#server/queries/pages/cursors.ts';
import { afterKey, type Sort, sortedBy } from '#server/queries/pages/keyset.ts';
import type { Reads } from '#server/queries/reads.ts';
import { type MetaRow, metaColumns, metaFrom, wasWhole } from '#server/queries/view-meta.ts';
import { orderColumns } from './order-from-row.ts';

/** Conditions on `read.orders as order` are built with this. */
export const orderWhere = expressionBuilder<{ order: OrdersTable }, 'order'>();

export type OrderRowsRequest = {
  conditions: readonly Expression<SqlBool>[];
  sort: Sort;
  after?: CursorKey | undefined;
  limit: number;
  /** Look at no more rows than these, the next ones in the sort's order; an index must have it. */
  among?: number | undefined;
  /**
   * For a statement that is always the same but for these parameters, in the order of the
   * conditions, because one index serves it: built once a process, planned once a connection.
   */
  onePlan?: { name: string; parameters: readonly unknown[] } | undefined;
};

/**
 * At most `limit` rows of `read.orders`, whether there are more, and what they are true for: one
 * statement, so that rows and position are of one snapshot. `lateTo`: the highest position with
 * which a row is told of that changed out of its turn. `wasWhole`: see `view-meta`.
 */
export async function readOrderRows(
  { db }: Reads,
  request: OrderRowsRequest,
): Promise<{
  rows: TravellingRow[];
  more: boolean;
  meta: Meta;
  lateTo: number;
  wasWhole: boolean;
}> {
  const { limit } = request;
  const { rows: found } = await db.executeQuery<Found>(statementOf(db, request));
  const rows = found.filter(isOrderRow);
  return {
    rows: rows.slice(0, limit),
    more: rows.length > limit,
    meta: metaFrom(found[0], 'orders'),
    lateTo: found[0]?.late_position ?? 0,
    wasWhole: found[0]?.was_whole ?? false,
  };
}

type Found = Awaited<ReturnType<ReturnType<typeof build>['execute']>>[number];
type Statement = ReadonlyCompiledQuery<Found>;

const built = new Map<string, Statement>();

/** Building a statement takes this process as long as Postgres takes to answer it. */
const statementOf = (db: Reads['db'], request: OrderRowsRequest): Statement => {
  const { onePlan: same, limit } = request;
  if (same === undefined) return compiled(db, request);
  const name = `${same.name} ${limit}`;
  const parameters = [...same.parameters, 'orders'];
  const known = built.get(name);
  if (known !== undefined) return { ...known, parameters };
  const statement = compiled(db, request);
  if (JSON.stringify(statement.parameters) !== JSON.stringify(parameters)) {
    throw new TypeError(`The statement "${name}" has other parameters than it is said to have.`);
  }
  built.set(name, statement);
  return statement;
};

const compiled = (db: Reads['db'], request: OrderRowsRequest): Statement => {
  const statement = build(db, request).compile();
  if (isReadonlyCompiledQuery<Found>(statement)) return statement;
  throw new TypeError('A query of orders is none that only reads.');
};

const build = (
  db: Reads['db'],
  { conditions, sort, after, limit, among, onePlan: same }: OrderRowsRequest,
) => {
  const later = after === undefined ? [] : [afterKey(sort, after, 'order')];
  const next = (rows: number) =>
    db
      .selectFrom('read.orders as order')
      .selectAll()
      .where((where) => where.and([...later]))
      .orderBy(sortedBy(sort, 'order'))
      .limit(sql.lit(rows))
      .as('order');
  // The checkpoint, and beside it the page; the checkpoint alone when the page is empty.
  return db
    .selectFrom('read.checkpoints as view')
    .leftJoinLateral(
      (eb) =>
        (among === undefined ? eb.selectFrom('read.orders as order') : eb.selectFrom(next(among)))
          .select(orderColumns.map((name) => `order.${name}` as const))
          .where((where) => where.and([...conditions, ...(among === undefined ? later : [])]))
          .orderBy(sortedBy(sort, 'order'))
          // A number in its text: of a parameter the planner would expect a tenth of the table.
          .limit(sql.lit(limit + 1))
          .as('row'),
      (join) => join.onTrue(),
    )
    .select(metaColumns)
    .select(['view.late_position', wasWhole.as('was_whole')])
    .selectAll('row')
    .where('view.projection', '=', 'orders')
    .$if(same !== undefined, (query) => query.modifyFront(sql.raw(onePlan)))
    .orderBy(sortedBy(sort, 'row'));
};

/** A left join gives nulls, all of them, where there was no row. */
export const isOrderRow = <Found extends MetaRow>(
  row: Found & { [Name in keyof TravellingRow]: TravellingRow[Name] | null },
): row is typeof row & TravellingRow => row.id !== null;
