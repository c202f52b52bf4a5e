'use client';

import { X } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { type BulkAction, type BulkOrder, canTakePart } from '#app/_consistency/bulk/bulk-plan.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { useMatching } from '#app/_consistency/react/queries/use-matching.ts';
import { useViewer } from '#app/_session/viewer/viewer-context.tsx';
import { IconButton } from '#app/_ui/buttons/icon-button.tsx';
import { later } from '#app/_ui/overlays/later.tsx';
import { countOf, formatNumber } from '#app/_ui/text/format-number.ts';
import { may } from '#server/contracts/permissions.ts';
import { useOfferActions } from '../_palette/desk-actions.ts';
import { ExportMenu } from '../orders/_list/export-menu.tsx';
import { BulkActions, bulkActionsOf } from './bulk-actions.tsx';
import { ExportSelected } from './export-selected.tsx';
import { SelectedCount } from './selected-count.tsx';
import { useHeight } from './use-height.ts';

const BulkDialog = later(() => import('./bulk-dialog.tsx').then((module) => module.BulkDialog));

type Props = {
  filter: AdminOrderFilter;
  /** The selected orders of those that are listed. */
  orders: readonly DrawnOrder[];
  /** How many more are selected and not listed. */
  unlisted: number;
  /** All that match the filter are meant, listed or not. */
  all: boolean;
  hasMore: boolean;
  onAll: () => void;
  onClear: () => void;
};

/**
 * What can be done with the selected orders, and how many they are: those in sight, or all that
 * match. What is being asked stays open when the last of them leaves the list.
 */
export const SelectionBar = (props: Props) => {
  const { filter, orders, unlisted, all, hasMore, onAll, onClear } = props;
  const viewer = useViewer();
  const [asked, setAsked] = useState<BulkAction>();
  const [last, setLast] = useState<BulkAction>('ship');
  const [height, measure] = useHeight();
  const matching = useMatching(filter, orders.length > 0 && (hasMore || all));
  const matchCount = matching.count;
  const matchText =
    matchCount && `${formatNumber(matchCount.value)}${matchCount.atLeast ? '+' : ''}`;
  const role = viewer?.role ?? 'customer';
  const possible = bulkActionsOf(role).filter(({ action }) =>
    orders.some((order) => all || canTakePart(action, order)),
  );
  const ask = useCallback((action: BulkAction) => {
    setLast(action);
    setAsked(action);
  }, []);
  useOfferBulk(possible, ask);
  const readOrders = async (): Promise<readonly BulkOrder[]> =>
    all ? await matching.readAll() : orders;
  return (
    <>
      {/* There before anything is selected: readers do not speak what is born with its text. */}
      <p role="status" className="sr-only">
        {orders.length > 0 &&
          (all
            ? `All ${matchText ?? ''} that match are selected`
            : `${countOf(orders.length, 'order')} selected`)}
      </p>
      {/* What the bar covers can be scrolled out from beneath it. */}
      <div aria-hidden style={{ height }} className="print:hidden" />
      {orders.length > 0 && (
        <section
          ref={measure}
          aria-label="Selected orders"
          className="fixed inset-x-3 bottom-3 z-30 mx-auto flex w-fit max-w-[calc(100%-1.5rem)] flex-wrap items-center gap-2 rounded-md border bg-raised px-3 py-2 shadow-float print:hidden"
        >
          <SelectedCount
            unlisted={unlisted}
            all={all}
            hasMore={hasMore}
            matchText={matchText}
            onAll={onAll}
            count={orders.length}
          />
          <BulkActions role={role} possible={possible} onAsk={ask} />
          {may(role, 'export-orders', 'all') &&
            (all ? (
              <ExportMenu filter={filter} />
            ) : (
              <ExportSelected ids={orders.map(({ id }) => id)} sort={filter.sort} />
            ))}
          <IconButton
            label="Let go of the selection"
            icon={<X size={16} />}
            onClick={onClear}
            className="size-8"
          />
        </section>
      )}
      <BulkDialog
        key={last}
        action={last}
        open={asked !== undefined}
        onOpen={() => setAsked(undefined)}
        readOrders={readOrders}
        role={role}
        isPart={all && matchCount?.atLeast === true}
        onBegun={onClear}
      />
    </>
  );
};

/** The same actions in the palette. */
const useOfferBulk = (
  possible: ReturnType<typeof bulkActionsOf>,
  ask: (action: BulkAction) => void,
) => {
  const key = possible.map(({ action }) => action).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what is possible
  const offered = useMemo(
    () =>
      possible.map(({ action, label }) => ({
        id: `bulk-${action}`,
        label: `${label} the selected orders…`,
        run: () => ask(action),
      })),
    [key, ask],
  );
  useOfferActions('selection', offered);
};
