import { useAreListsKept } from '#app/_consistency/react/queries/use-are-lists-kept.ts';
import type { DrawnCounts } from '#app/_consistency/react/queries/use-order-counts.ts';
import { statusTabs } from '#app/_orders/status-tabs.ts';
import { TabLinks } from '#app/_ui/tab-links.tsx';
import { isNarrowed } from './filters/admin-filter.ts';
import { type ListState, listPath } from './list-url.ts';
import type { FilterChange } from './use-list-state.ts';

type Props = {
  state: ListState;
  counts: DrawnCounts | undefined;
  onFilter: (change: FilterChange) => void;
};

/** All orders, then each status. They keep the other filters: of those nobody has counted anything. */
export const ListTabs = ({ state, counts, onFilter }: Props) => {
  const { filter } = state;
  const tabs = statusTabs(filter.status, isNarrowed(filter) ? undefined : counts, (status) =>
    listPath({ ...state, filter: { ...filter, status } }),
  );
  const areKept = useAreListsKept(tabs.map(({ status }) => ({ ...filter, status })));
  const links = tabs.map((tab, index) => ({
    ...tab,
    isHere: areKept[index] === true,
    // It joins what is asked for when it is picked, not what was when it was drawn.
    onPick: () => onFilter((now) => ({ ...now, status: tab.status })),
  }));
  return (
    <div className="mt-2">
      <TabLinks label="Orders by status" tabs={links} />
    </div>
  );
};
