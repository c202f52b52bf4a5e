'use client';

import type { Range } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useMediaQuery } from '#app/_ui/use-media-query.ts';
import { usePanelHeight } from '../../../_frame/panel-height.ts';
import { useBeginAtTop } from '../../../_frame/use-begin-at-top.ts';
import { useVirtualizer } from './use-virtualizer.ts';

const rowHeight = 41;
const cardHeight = 106;
/** Between two cards on a phone. */
const cardGap = 8;
/** Up to so many rows all are drawn: two screens full at the desk. */
const few = 40;
/** Beyond what is in sight, rows that are drawn on either side. */
const near = 10;
/** The top bar and the table's head, beneath which rows slide; as much is kept free at the bottom. */
const usuallyCovered = 92;

/**
 * Of a long list in the page's own flow, the rows near what is in sight, and the space before and
 * after them. `keep` (an index) is always drawn, so that the row with the focus keeps it. `listed`
 * is as for `useBeginAtTop`.
 */
export const useVirtualRows = (
  listed: string | undefined,
  keys: readonly string[],
  keep: number,
) => {
  const start = useRef<HTMLTableElement>(null);
  const [margin, setMargin] = useState(0);
  const covered = usuallyCovered + usePanelHeight();
  const isPhone = useMediaQuery('(width < 40rem)');
  useLayoutEffect(() => {
    const top = start.current?.getBoundingClientRect().top ?? 0;
    setMargin(Math.round(top + window.scrollY));
  });
  const virtual = useVirtualizer(keys.length > few, {
    count: keys.length,
    estimateSize: () => (isPhone ? cardHeight : rowHeight),
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
    overscan: near,
    gap: isPhone ? cardGap : 0,
    scrollMargin: margin,
    scrollPaddingStart: covered,
    scrollPaddingEnd: usuallyCovered,
    // Before it knows the window's size.
    initialRect: { width: 1_280, height: 1_600 },
    rangeExtractor: (range) => {
      const drawn = around(range);
      if (keep < 0 || keep >= keys.length || drawn.includes(keep)) return drawn;
      return [...drawn, keep].sort((a, b) => a - b);
    },
  });
  useBeginAtTop(start, listed);
  if (virtual === undefined) {
    return {
      start,
      rows: keys.map((key, index) => ({ index, key, before: 0 })),
      after: 0,
      measure: null,
      scrollTo: (index: number) => scrollToRow(start.current, index, covered),
    };
  }
  const rows = virtual.getVirtualItems();
  /** How much (CSS px) is left out before each drawn row: most of it before the first. */
  const gaps = rows.map((row, index) => {
    const before = rows[index - 1];
    const end = before === undefined ? margin : before.end + (isPhone ? cardGap : 0);
    return Math.max(0, row.start - end);
  });
  const after = Math.max(0, virtual.getTotalSize() + margin - (rows.at(-1)?.end ?? margin));
  return {
    start,
    rows: rows.map(({ index, key }, at) => ({ index, key: String(key), before: gaps[at] ?? 0 })),
    after,
    measure: virtual.measureElement,
    scrollTo: virtual.scrollToIndex,
  };
};

/** The indexes of the rows in sight and near it. */
const around = ({ startIndex, endIndex, count }: Range): number[] => {
  const first = Math.max(0, startIndex - near);
  const last = Math.min(count - 1, endIndex + near);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
};

/** Brings a row that is drawn into sight, with what covers the top of the list taken into account. */
const scrollToRow = (table: HTMLTableElement | null, index: number, covered: number): void => {
  const row = table?.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect();
  if (row === undefined) return;
  const above = row.top - covered;
  const below = row.bottom + usuallyCovered - window.innerHeight;
  if (above < 0) window.scrollBy({ top: above });
  else if (below > 0) window.scrollBy({ top: below });
};
