'use client';

import { useMemo, useState } from 'react';
import { keepCookie } from '#app/_ui/theme/keep-cookie.ts';
import type { ColumnChoice, OrderColumn } from '#server/contracts/saved-views.ts';
import { columnsCookie } from './columns-cookie.ts';
import {
  defaultColumns,
  formatColumns,
  moveColumn,
  resizeColumn,
  withColumn,
} from './columns-model.ts';
import { textScale } from './text-scale.ts';

export type Columns = {
  chosen: readonly ColumnChoice[];
  /** What this viewer had last, which stands where the URL says nothing. */
  last: readonly ColumnChoice[];
  show: (id: OrderColumn, shown: boolean) => void;
  move: (id: OrderColumn, to: number) => void;
  /** To a width as it is on the screen (CSS px). While the mouse still draws, the URL is left alone. */
  resize: (id: OrderColumn, width: number | undefined, drawing?: boolean) => void;
  reset: () => void;
};

/**
 * The columns of the list: as the URL says, or as this viewer had them last (`kept`). Every change
 * goes into both.
 */
export const useColumns = (
  viewerId: string,
  fromUrl: readonly ColumnChoice[] | undefined,
  kept: readonly ColumnChoice[],
  onChange: (columns: readonly ColumnChoice[]) => void,
): Columns => {
  // What the server knew of is as old as the page.
  const [last, setLast] = useState(kept);
  // The URL follows a frame later than the mouse.
  const [changed, setChanged] = useState<{ over: unknown; columns: readonly ColumnChoice[] }>();
  const now = fromUrl ?? last;
  const key = formatColumns(now);
  const chosen = changed !== undefined && changed.over === key ? changed.columns : now;
  return useMemo(() => {
    const change = (next: readonly ColumnChoice[], drawing = false) => {
      setChanged({ over: key, columns: next });
      if (drawing) return;
      setLast(next);
      keepCookie(columnsCookie(viewerId), formatColumns(next), '/admin');
      onChange(next);
    };
    return {
      chosen,
      last,
      show: (id, shown) => change(withColumn(chosen, id, shown)),
      move: (id, to) => change(moveColumn(chosen, id, to)),
      resize: (id, width, drawing) =>
        change(resizeColumn(chosen, id, width && width / textScale()), drawing),
      reset: () => change(defaultColumns),
    };
  }, [chosen, last, key, viewerId, onChange]);
};
