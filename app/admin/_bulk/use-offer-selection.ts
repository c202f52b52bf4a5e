'use client';

import { useEffect, useMemo, useRef } from 'react';
import type { BulkAction } from '#app/_consistency/bulk/bulk-plan.ts';
import { type DeskAction, useOfferActions } from '../_palette/desk-actions.ts';
import type { bulkActionsOf } from './bulk-actions.tsx';

type Offered = {
  possible: ReturnType<typeof bulkActionsOf>;
  onAsk: (action: BulkAction) => void;
  /** How many match, where all of them can be selected. */
  matchText: string | undefined;
  onAll: () => void;
  /** Undefined where nothing can be exported. */
  onExport: (() => void) | undefined;
};

/** What the bar does with the selected orders, in the palette: from far down a list it is nearer. */
export const useOfferSelection = (given: Offered): void => {
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  const { possible, matchText, onExport } = given;
  const canExport = onExport !== undefined;
  const key = possible.map(({ action }) => action).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what is possible
  const offered = useMemo(
    (): DeskAction[] => [
      ...(matchText === undefined
        ? []
        : [
            {
              id: 'select-all',
              label: `Select all ${matchText} that match`,
              run: () => latest.current.onAll(),
            },
          ]),
      ...possible.map(({ action, label }) => ({
        id: `bulk-${action}`,
        label: `${label} the selected orders…`,
        run: () => latest.current.onAsk(action),
      })),
      ...(canExport
        ? [
            {
              id: 'export-selected',
              label: 'Export the selected orders',
              run: () => latest.current.onExport?.(),
            },
          ]
        : []),
    ],
    [key, matchText, canExport],
  );
  useOfferActions('selection', offered);
};
