import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OrderColumn, orderColumn } from '#server/contracts/saved-views.ts';
import { columnLooks } from './column-looks.ts';
import { defaultColumns } from './columns-model.ts';
import { foldedOf, foldsBelow, leastWidth, unfoldedOf, whenFolded } from './fold-columns.ts';

const choose = (...ids: OrderColumn[]) => ids.map((id) => ({ id }));

test('the usual columns fold exactly where they would not fit, and fit the smallest tablet then', () => {
  expect(leastWidth(defaultColumns)).toBe(foldsBelow);
  for (const names of Object.values(whenFolded)) expect(names).toContain(`@max-[${foldsBelow}px]:`);
  // 744 px wide, 24 of them on either side.
  expect(leastWidth(unfoldedOf(defaultColumns))).toBeLessThanOrEqual(696);
});

test('whatever is chosen, number, state and total stay, and what folds stands under what is there', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...orderColumn.options]), (ids) => {
      const chosen = choose(...ids);
      const left = unfoldedOf(chosen).map(({ id }) => id);
      const folded = foldedOf(chosen);
      expect(left.length + folded.size).toBe(ids.length);
      for (const id of folded) expect(left).toContain(columnLooks[id].under);
      for (const id of ['number', 'status', 'total'] as const) expect(folded).not.toContain(id);
    }),
  );
});

test('columns that fit a tablet are columns there too, and nothing folds under one that is hidden', () => {
  expect(foldedOf(choose('number', 'customerName', 'items', 'total')).size).toBe(0);
  const without = defaultColumns.filter(({ id }) => id !== 'customerName');
  expect(foldedOf([...without, ...choose('carrier')])).toEqual(new Set(['country']));
});
