import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ColumnChoice, type OrderColumn, orderColumn } from '#server/contracts/saved-views.ts';
import {
  defaultColumns,
  everyColumn,
  formatColumns,
  moveColumn,
  parseColumns,
  resizeColumn,
  withColumn,
} from './columns-model.ts';

const anyColumns = fc
  .record({
    others: fc.subarray<OrderColumn>(orderColumn.options.filter((id) => id !== 'number')),
    at: fc.nat(14),
    widths: fc.array(fc.option(fc.integer({ min: 64, max: 800 })), {
      minLength: 14,
      maxLength: 14,
    }),
  })
  .map(({ others, at, widths }) =>
    others.toSpliced(at % (others.length + 1), 0, 'number').map((id, index): ColumnChoice => {
      const width = widths[index];
      return width == null ? { id } : { id, width };
    }),
  );

test('a link reproduces the columns: any choice survives the way into a URL and back', () => {
  fc.assert(
    fc.property(anyColumns, (columns) => {
      expect(parseColumns(formatColumns(columns))).toEqual(columns);
    }),
  );
});

test.each(['', 'lost', 'number,number', 'total', 'number:9', 'number:x', 'number,,total'])(
  'columns that cannot be read (%j) are as if nothing was said',
  (text) => expect(parseColumns(text)).toBeUndefined(),
);

test('whatever is moved, shown, hidden or resized, no column doubles and the number stays', () => {
  const step = fc.record({
    id: fc.constantFrom(...orderColumn.options),
    to: fc.integer({ min: -3, max: 20 }),
    width: fc.option(fc.integer({ min: -50, max: 5_000 }), { nil: undefined }),
    kind: fc.constantFrom('move', 'show', 'hide', 'resize'),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let columns: readonly ColumnChoice[] = defaultColumns;
      for (const { id, to, width, kind } of steps) {
        if (kind === 'move') columns = moveColumn(columns, id, to);
        else if (kind === 'resize') columns = resizeColumn(columns, id, width);
        else columns = withColumn(columns, id, kind === 'show');
      }
      const ids = columns.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toContain('number');
      expect(parseColumns(formatColumns(columns))).toEqual(columns);
      expect(everyColumn(columns)).toHaveLength(orderColumn.options.length);
    }),
  );
});

test('a column that is moved to a place stands there', () => {
  const moved = moveColumn(defaultColumns, 'total', 0);
  expect(moved[0]?.id).toBe('total');
  expect(moved).toHaveLength(defaultColumns.length);
});
