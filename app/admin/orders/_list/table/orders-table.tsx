'use client';

import { useRouter } from 'next/navigation';
import { Fragment, useCallback, useEffect, useRef } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import type { OrderList } from '#app/_consistency/react/queries/order-list.ts';
import { Table, TableBody } from '#app/_ui/table.tsx';
import { leastWidth, narrowOf, unfoldedOf } from '../columns/fold-columns.ts';
import type { Columns } from '../columns/use-columns.ts';
import { adminListPath } from '../filters/admin-filter.ts';
import { howManySelected, isSelected, type Selection } from '../selection/selection.ts';
import type { SelectionActions } from '../selection/use-selection.ts';
import { useListKeys } from '../use-list-keys.ts';
import type { FilterChange } from '../use-list-state.ts';
import { OrderRow } from './order-row.tsx';
import { OrdersTableHead } from './orders-table-head.tsx';
import { hasRefusals, RefusedRow } from './refused-row.tsx';
import { StillLoading } from './still-loading.tsx';
import { TableFrame } from './table-frame.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';

type Props = {
  viewerId: string;
  list: OrderList;
  filter: AdminOrderFilter;
  columns: Columns;
  selection: Selection;
  select: SelectionActions;
  onFilter: (change: FilterChange) => void;
  /** What is listed is of the filter before. */
  dimmed: boolean;
};

/** The orders as a dense table, drawn where one looks; a list of cards on a phone. */
export const OrdersTable = (props: Props) => {
  const { viewerId, list, filter, columns, selection, select, onFilter, dimmed } = props;
  const { orders, hasMore } = list;
  const router = useRouter();
  const ids = orders.map(({ id }) => id);
  const lines = linesOf(orders);
  const listKey = adminListPath(filter);
  const onSelect = useSelectRow(select, ids);
  const cursor = useListKeys({
    viewerId,
    listKey,
    ids,
    select,
    onOpen: (id) => router.push(`/admin/orders/${id}`),
    scrollTo: (index) => virtual.scrollTo(lineOf(lines, index)),
  });
  const keep = cursor === undefined ? -1 : lineOf(lines, ids.indexOf(cursor));
  const keys = lines.map(({ key }) => key);
  const virtual = useVirtualRows(dimmed ? undefined : listKey, keys, keep);
  const span = columns.chosen.length + 1;
  return (
    <>
      <StillLoading isLoading={dimmed} />
      <TableFrame
        least={leastWidth(columns.chosen)}
        folded={leastWidth(unfoldedOf(columns.chosen))}
        narrow={leastWidth(narrowOf(columns.chosen))}
      >
        <Table
          ref={virtual.start}
          label="Orders"
          aria-busy={dimmed}
          aria-rowcount={hasMore ? -1 : orders.length + 1}
          aria-colcount={span}
          // Told to the eye only where it takes a while: mostly it is over sooner.
          className="aria-busy:opacity-60 aria-busy:transition-opacity aria-busy:delay-300 aria-busy:duration-0 sm:table-fixed"
        >
          <OrdersTableHead
            columns={columns}
            filter={filter}
            onFilter={onFilter}
            selected={howManySelected(selection, ids)}
            onToggleListed={() => select.toggleListed(ids)}
          />
          <TableBody>
            {virtual.rows.map(({ index, key, before }) => {
              const line = lines[index];
              const order = line && orders[line.at];
              if (order === undefined) return null;
              const common = { 'data-index': index, ref: virtual.measure };
              return (
                <Fragment key={key}>
                  <Gap height={before} />
                  {line?.kind === 'refusals' ? (
                    <RefusedRow order={order} columns={span} {...common} />
                  ) : (
                    <OrderRow
                      order={order}
                      columns={columns.chosen}
                      place={(line?.at ?? 0) + 2}
                      matched={list.matched[order.id]}
                      search={filter.q}
                      selected={isSelected(selection, order.id)}
                      onSelect={onSelect}
                      {...common}
                    />
                  )}
                </Fragment>
              );
            })}
            <Gap height={virtual.after} />
          </TableBody>
        </Table>
      </TableFrame>
    </>
  );
};

/** The same in every render, so that a row is drawn again only when something of it changed. */
const useSelectRow = ({ extendTo, toggle }: SelectionActions, ids: readonly string[]) => {
  const listed = useRef(ids);
  useEffect(() => {
    listed.current = ids;
  });
  return useCallback(
    (id: string, range: boolean) => (range ? extendTo : toggle)(id, listed.current),
    [extendTo, toggle],
  );
};

/** Rows that are not drawn, as space. */
const Gap = ({ height }: { height: number }) =>
  height === 0 ? null : (
    <tr aria-hidden className="max-sm:block">
      <td style={{ height }} className="p-0 max-sm:block" />
    </tr>
  );

type Line = { kind: 'order' | 'refusals'; at: number; key: string };

/** The lines of the table: each order, and under it what of it was refused. */
const linesOf = (orders: readonly DrawnOrder[]): Line[] =>
  orders.flatMap((order, at): Line[] => [
    { kind: 'order', at, key: order.id },
    ...(hasRefusals(order) ? [{ kind: 'refusals' as const, at, key: `${order.id} refusals` }] : []),
  ]);

const lineOf = (lines: readonly Line[], at: number): number =>
  lines.findIndex((line) => line.at === at);
