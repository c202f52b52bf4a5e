import type { useAdminOrders } from '#app/_consistency/react/queries/use-admin-orders.ts';
import { may } from '#server/contracts/permissions.ts';
import type { Role } from '#server/contracts/roles.ts';
import { ColumnsMenu } from './columns/columns-menu.tsx';
import type { useColumns } from './columns/use-columns.ts';
import { ExportMenu } from './export-menu.tsx';
import { FilterBar } from './filters/filter-bar.tsx';
import { MatchCount } from './filters/match-count.tsx';
import { SortMenu } from './filters/sort-menu.tsx';
import { useFilterNames } from './filters/use-filter-names.ts';
import { useTotalCurrency } from './filters/use-total-currency.ts';
import type { ListState } from './list-url.ts';
import type { FilterChange } from './use-list-state.ts';
import { ViewsMenu } from './views/views-menu.tsx';

type Props = {
  role: Role;
  list: ReturnType<typeof useAdminOrders>;
  state: ListState;
  columns: ReturnType<typeof useColumns>;
  onGo: (state: ListState) => void;
  onFilter: (change: FilterChange) => void;
};

/** What the list is narrowed to, and its views, sort, columns and export. */
export const ListToolbar = ({ role, list, state, columns, onGo, onFilter }: Props) => {
  const { filter } = state;
  const names = useFilterNames(filter, list);
  const currency = useTotalCurrency(filter, list.orders);
  return (
    <div className="my-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <FilterBar filter={filter} currency={currency} names={names} onFilter={onFilter}>
        <MatchCount filter={filter} list={list} />
      </FilterBar>
      <div className="flex flex-wrap items-center gap-1 max-sm:-ml-3">
        <ViewsMenu state={state} columns={columns.chosen} onGo={onGo} />
        {/* Up to where the list has a head for every column that it can be sorted by. */}
        <div className="min-[47.5rem]:hidden">
          <SortMenu filter={filter} onFilter={onFilter} />
        </div>
        <div className="max-sm:hidden">
          <ColumnsMenu columns={columns} />
        </div>
        {may(role, 'export-orders', 'all') && <ExportMenu filter={filter} kind="quiet" />}
      </div>
    </div>
  );
};
