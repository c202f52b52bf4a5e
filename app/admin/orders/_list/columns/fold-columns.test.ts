import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OrderColumn, orderColumn } from '#server/contracts/saved-views.ts';
import { columnLooks } from './column-looks.ts';
import { defaultColumns } from './columns-model.ts';
import {
  foldedOf,
  foldingWidth,
  foldsBelow,
  foldsOf,
  goneOf,
  leastRoom,
  leastWidth,
  narrowOf,
  narrowsBelow,
  unfoldedOf,
  whenFolded,
  whenNarrow,
} from './fold-columns.ts';

const choose = (...ids: OrderColumn[]) => ids.map((id) => ({ id }));

test('the usual columns fold exactly where they would not fit, and fit the smallest tablet then', () => {
  expect(leastWidth(defaultColumns)).toBe(foldsBelow);
  for (const names of Object.values(whenFolded))
    expect(names).toContain(`@max-[${foldsBelow / 16}rem]:`);
  // 744 px wide, 24 of them on either side.
  expect(leastWidth(unfoldedOf(defaultColumns))).toBeLessThanOrEqual(696);
});

test('folded, they fold once more exactly where they would not fit, and fit wherever they are no cards', () => {
  expect(leastWidth(unfoldedOf(defaultColumns))).toBe(narrowsBelow);
  for (const names of Object.values(whenNarrow)) {
    expect(names).toContain(`@max-[${narrowsBelow / 16}rem]:`);
  }
  for (const width of [foldsBelow, narrowsBelow]) {
    expect(foldingWidth).toContain(`@max-[${width / 16}rem]:`);
  }
  expect(leastWidth(narrowOf(defaultColumns))).toBeLessThanOrEqual(leastRoom);
  // 640 px of a window, 24 on either side, and a scrollbar.
  expect(leastRoom).toBeLessThanOrEqual(640 - 2 * 24 - 15);
});

test('whatever is chosen, number, state and total stay, and what folds stands under what is there', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...orderColumn.options]), (ids) => {
      const chosen = choose(...ids);
      const left = unfoldedOf(chosen).map(({ id }) => id);
      const folded = foldedOf(chosen);
      expect(left.length + folded.size).toBe(ids.length);
      for (const id of folded) expect(left).toContain(columnLooks[id].under);
      const narrow = narrowOf(chosen).map(({ id }) => id);
      const gone = ids.filter((id) => !narrow.includes(id));
      expect([...goneOf(chosen).keys()].toSorted()).toEqual(gone.toSorted());
      for (const id of gone) {
        const places = foldsOf(chosen).filter((fold) => fold.id === id);
        expect(places.some(({ under }) => narrow.includes(under))).toBe(true);
      }
      for (const id of ['number', 'status', 'total'] as const) {
        expect(gone.includes(id)).toBe(false);
      }
    }),
  );
});

test('columns that fit a tablet are columns there too, and nothing folds under one that is hidden', () => {
  expect(foldedOf(choose('number', 'customerName', 'items', 'total')).size).toBe(0);
  const without = defaultColumns.filter(({ id }) => id !== 'customerName');
  expect(foldedOf([...without, ...choose('carrier')])).toEqual(new Set(['country']));
});
