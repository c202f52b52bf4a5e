import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cancellationReason, orderStatus } from '#server/contracts/order.ts';
import { adminSort } from '#server/contracts/order-queries.ts';
import { type ColumnChoice, orderColumn, savedViewBody } from '#server/contracts/saved-views.ts';
import { defaultColumns } from './columns/columns-model.ts';
import {
  definitionOf,
  isAsSaved,
  type ListState,
  listPath,
  parseListUrl,
  stateOfView,
} from './list-url.ts';

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const day = fc
  .date({ min: new Date('2010-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const amount = fc.nat(10_000_000);
const words = fc.stringMatching(/^[a-zé0-9&=+%@#"'<>-]{1,20}( [a-zé0-9&=+%@#]{1,20})?$/);

const filter = fc
  .record({
    status: maybe(fc.constantFrom(...orderStatus.options)),
    q: maybe(words),
    from: maybe(day),
    to: maybe(day),
    minTotal: maybe(amount),
    maxTotal: maybe(amount),
    currency: maybe(fc.constantFrom('GBP', 'JPY')),
    productId: maybe(fc.uuid({ version: 7 })),
    country: maybe(words),
    reason: maybe(fc.constantFrom(...cancellationReason.options)),
    customerId: maybe(fc.uuid({ version: 7 })),
    stale: maybe(fc.boolean()),
    sort: maybe(fc.constantFrom(...adminSort.options.filter((sort) => sort !== '-createdAt'))),
  })
  .map(withoutGaps);
const columns = fc
  .tuple(
    fc.subarray(orderColumn.options.filter((id) => id !== 'number')),
    maybe(fc.integer({ min: 64, max: 800 })),
  )
  .map(([others, width]): ColumnChoice[] => [
    width === undefined ? { id: 'number' } : { id: 'number', width },
    ...others.map((id) => ({ id })),
  ]);
const state = fc
  .record({ filter, columns: maybe(columns), view: maybe(fc.uuid({ version: 7 })) })
  .map((parts) => withoutGaps(parts) as ListState);

const read = (path: string) => parseListUrl(new URL(path, 'http://desk').searchParams);

test('a link reproduces the list: filters, sort, columns and view survive the way there and back', () => {
  fc.assert(
    fc.property(state, (listed) => {
      expect(read(listPath(listed))).toEqual(listed);
    }),
  );
});

test('a saved view gives the list back that it was made of, in a form the server takes', () => {
  fc.assert(
    fc.property(filter, columns, (listed, shown) => {
      const definition = definitionOf(listed, shown);
      expect(
        savedViewBody.safeParse({ name: 'v', shared: false, definition }).error,
      ).toBeUndefined();
      const view = {
        id: '019ab000-0000-7000-8000-000000000001',
        name: 'v',
        shared: false,
        version: 1,
        ownerName: null,
        mayChange: true,
        updatedAt: '2026-01-01T00:00:00Z',
        definition,
      };
      expect(stateOfView(view)).toEqual({ filter: listed, columns: shown, view: view.id });
      expect(isAsSaved({ filter: listed }, shown, view)).toBe(true);
    }),
  );
});

test('the plain list has the plain URL; columns that were put back to the default say so', () => {
  expect(listPath({ filter: {} })).toBe('/admin/orders');
  expect(listPath({ filter: {}, columns: defaultColumns })).toBe('/admin/orders?columns=default');
});

function withoutGaps<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Fields;
}
