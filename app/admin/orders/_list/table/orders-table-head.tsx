import type { CSSProperties } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { classNames } from '#app/_ui/class-names.ts';
import { TableHead, TableHeader, TableRow } from '#app/_ui/table.tsx';
import type { ColumnChoice } from '#server/contracts/saved-views.ts';
import {
  checkboxWidth,
  foldingWidth,
  freeOf,
  goneOf,
  leastWidth,
  narrowOf,
  unfoldedOf,
  widthOf,
} from '../columns/fold-columns.ts';
import { inRem } from '../columns/text-scale.ts';
import type { Columns } from '../columns/use-columns.ts';
import { RowCheckbox } from '../selection/row-checkbox.tsx';
import type { FilterChange } from '../use-list-state.ts';
import { HeaderCell } from './header-cell.tsx';

type Props = {
  columns: Columns;
  filter: AdminOrderFilter;
  onFilter: (change: FilterChange) => void;
  /** Of the listed orders. */
  selected: 'none' | 'some' | 'all';
  onToggleListed: () => void;
};

/** The widths and names of the columns, and the checkbox for every listed order. */
export const OrdersTableHead = ({ columns, filter, onFilter, selected, onToggleListed }: Props) => {
  const { chosen } = columns;
  const gone = goneOf(chosen);
  return (
    <>
      <colgroup>
        <col style={{ width: inRem(checkboxWidth) }} />
        {chosen.map((column) => (
          <col
            key={column.id}
            style={widthsOf(column, chosen)}
            className={classNames(foldingWidth, gone.get(column.id))}
          />
        ))}
      </colgroup>
      <TableHead className="max-sm:block">
        <TableRow aria-rowindex={1} className="max-sm:flex max-sm:pb-1 max-sm:pl-3">
          <TableHeader className="px-0! max-sm:static max-sm:border-b-0 max-sm:py-0">
            <RowCheckbox
              label="Select every order on this page"
              checked={selected === 'all'}
              mixed={selected === 'some'}
              isTold
              onToggle={onToggleListed}
            />
          </TableHeader>
          {chosen.map((column, index) => (
            <HeaderCell
              key={column.id}
              column={column}
              index={index}
              columns={columns}
              filter={filter}
              onFilter={onFilter}
              gone={gone.get(column.id)}
            />
          ))}
        </TableRow>
      </TableHead>
    </>
  );
};

/** A column's width, and in a folded list, where what takes the rest must leave nothing over. */
const widthsOf = (column: ColumnChoice, chosen: readonly ColumnChoice[]): CSSProperties => {
  const own = widthOf(column);
  const among = (left: readonly ColumnChoice[]) =>
    column === freeOf(left)
      ? `max(${inRem(own)}, calc(100cqw - ${inRem(leastWidth(left) - own)}))`
      : inRem(own);
  const look: CSSProperties & Record<`--${string}`, string> = {
    '--width': column === freeOf(chosen) ? 'auto' : inRem(own),
    '--folded-width': among(unfoldedOf(chosen)),
    '--narrow-width': among(narrowOf(chosen)),
  };
  return look;
};
