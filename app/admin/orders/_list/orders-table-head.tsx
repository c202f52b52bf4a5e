import type { AdminOrderFilter } from '#app/_consistency/core/order-filter.ts';
import { TableHead, TableHeader, TableRow } from '#app/_ui/table.tsx';
import type { ColumnChoice } from '#server/contracts/saved-views.ts';
import { columnLooks, leastFree } from './column-looks.ts';
import { HeaderCell } from './header-cell.tsx';
import { RowCheckbox } from './row-checkbox.tsx';
import type { Columns } from './use-columns.ts';

type Props = {
  columns: Columns;
  filter: AdminOrderFilter;
  onFilter: (filter: AdminOrderFilter) => void;
  /** Of the listed orders. */
  selected: 'none' | 'some' | 'all';
  onToggleListed: () => void;
};

const checkboxWidth = 40;

/** The widths and names of the columns, and the checkbox for every listed order. */
export const OrdersTableHead = ({ columns, filter, onFilter, selected, onToggleListed }: Props) => {
  const { chosen } = columns;
  // One column takes what is left, or every width would be stretched to fill the table.
  const free = chosen.find((column) => widthOf(column) === undefined) ?? chosen.at(-1);
  return (
    <>
      <colgroup>
        <col style={{ width: checkboxWidth }} />
        {chosen.map((column) => (
          <col key={column.id} style={{ width: column === free ? undefined : widthOf(column) }} />
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
            <HeaderCell key={column.id} {...{ column, index, columns, filter, onFilter }} />
          ))}
        </TableRow>
      </TableHead>
    </>
  );
};

/** The least width (px) in which the chosen columns can be read. */
export const leastWidth = ({ chosen }: Columns): number =>
  chosen.reduce((sum, column) => sum + (widthOf(column) ?? leastFree), checkboxWidth);

const widthOf = ({ id, width = columnLooks[id].width }: ColumnChoice): number | undefined => width;
