'use client';

import { useRouter } from 'next/navigation';
import { type MouseEvent, memo, type Ref } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { orderData } from '#app/_orders/order-data.ts';
import { orderName } from '#app/_orders/order-name.ts';
import { useLightUp } from '#app/_orders/use-light-up.ts';
import { classNames } from '#app/_ui/class-names.ts';
import { TableCell, TableRow } from '#app/_ui/table.tsx';
import type { SearchMatch } from '#server/contracts/order-filter.ts';
import type { ColumnChoice } from '#server/contracts/saved-views.ts';
import { columnLooks } from '../columns/column-looks.ts';
import { type Fold, foldsOf, goneOf } from '../columns/fold-columns.ts';
import { RowCheckbox } from '../selection/row-checkbox.tsx';
import { MatchLine } from './match-line.tsx';
import { matchPlaces } from './match-places.ts';
import { OrderCell, orderCells } from './order-cells.tsx';

type Props = {
  order: DrawnOrder;
  columns: readonly ColumnChoice[];
  /** Its place in the whole list, the head's being 1. */
  place: number;
  matched: readonly SearchMatch[] | undefined;
  /** What was searched for. */
  search: string | undefined;
  selected: boolean;
  onSelect: (id: string, range: boolean) => void;
  'data-index': number;
  ref: Ref<HTMLTableRowElement>;
};

/** An order in the list: opens by a click anywhere, is selected by its box. */
export const OrderRow = memo(
  ({ order, columns, place, matched, search, selected, onSelect, ...rest }: Props) => {
    const router = useRouter();
    const lit = useLightUp(order.status);
    const told = matchPlaces(matched ?? [], columns);
    const folds = foldsOf(columns);
    const gone = goneOf(columns);
    const open = (event: MouseEvent<HTMLElement>) => {
      const isOnControl =
        event.target instanceof Element &&
        event.target.closest('a, button, label, input, [role="dialog"]') !== null;
      if (isOnControl || !window.getSelection()?.isCollapsed) return;
      router.push(`/admin/orders/${order.id}`);
    };
    return (
      <TableRow
        {...orderData(order)}
        {...rest}
        aria-rowindex={place}
        aria-selected={selected}
        onClick={open}
        className={classNames(
          'group/row cursor-pointer transition-colors focus-within:bg-subtle hover:bg-subtle',
          'max-sm:grid max-sm:grid-cols-[auto_minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:gap-y-0.5 max-sm:rounded-md max-sm:border max-sm:p-3',
          selected && 'bg-accent-tint/60',
          lit,
        )}
      >
        <TableCell className="max-sm:col-start-1 max-sm:row-span-3 max-sm:row-start-1 sm:p-0!">
          <RowCheckbox
            label={`Select ${orderName(order)}`}
            checked={selected}
            onToggle={(range) => onSelect(order.id, range)}
          />
        </TableCell>
        {columns.map(({ id }) => (
          <TableCell
            key={id}
            className={classNames(
              'max-sm:min-w-0 sm:overflow-hidden sm:text-ellipsis',
              columnLooks[id].card ?? 'max-sm:hidden',
              columnLooks[id].right && 'text-right',
              gone.get(id),
            )}
          >
            <OrderCell id={id} order={order} columns={columns} />
            {folds
              .filter(({ under }) => under === id)
              .map((fold) => (
                <Folded key={fold.id} fold={fold} order={order} />
              ))}
            {told.has(id) && (
              <MatchLine matched={matched ?? []} search={search} className={told.get(id)} />
            )}
          </TableCell>
        ))}
      </TableRow>
    );
  },
);

/** What of a column that is folded stands under another, if there is anything of it. */
const Folded = ({ fold: { id, there }, order }: { fold: Fold; order: DrawnOrder }) => {
  const cell = orderCells[id](order);
  return (
    cell && (
      <div className={classNames('text-muted text-xs', there)}>
        <span className="sr-only">{columnLooks[id].name}: </span>
        {cell}
      </div>
    )
  );
};
