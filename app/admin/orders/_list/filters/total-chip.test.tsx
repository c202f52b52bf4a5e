// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { currenciesQuery } from './filter-queries.ts';
import { TotalChip } from './total-chip.tsx';
import { TotalForm } from './total-form.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let page: HTMLElement;
let root: Root;
let shop: string[];
let queryClient: ReturnType<typeof createQueryClient>;
const onTotals = vi.fn();

beforeEach(() => {
  onTotals.mockClear();
  queryClient = createQueryClient();
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(async () => {
  await act(async () => root.unmount());
  queryClient.clear();
  page.remove();
});

const draw = async (minTotal?: number, named?: string) => {
  const http = { read: async () => ({ data: shop }) };
  const engine = { http } as unknown as Engine;
  await queryClient.prefetchQuery(currenciesQuery(engine.http));
  await act(async () =>
    root.render(
      <EngineContext value={{ engine, queryClient, promised: 0 }}>
        <TotalForm
          minTotal={minTotal}
          maxTotal={undefined}
          initial={named ?? 'GBP'}
          isNamed={named !== undefined}
          onTotals={onTotals}
        />
      </EngineContext>,
    ),
  );
};
const choices = () => [...page.querySelectorAll<HTMLElement>('[role=radio]')];
const apply = () => act(async () => page.querySelector('form')?.requestSubmit());

test('an amount is asked for in the shop’s one currency, without a choice', async () => {
  shop = ['GBP'];
  await draw(500);
  expect(choices()).toEqual([]);
  await apply();
  expect(onTotals).toHaveBeenCalledWith({ minTotal: 500, maxTotal: undefined, currency: 'GBP' });
});

test('where a shop has several currencies, the chosen one goes with the amount', async () => {
  shop = ['JPY', 'GBP'];
  await draw(5000);
  const [yen] = choices();
  await act(async () => yen?.click());
  expect(page.textContent).toContain('At least (JPY)');
  // 50.00 is no amount in a currency without decimals.
  await apply();
  expect(onTotals).not.toHaveBeenCalled();
  const [, pound] = choices();
  await act(async () => pound?.click());
  await apply();
  expect(onTotals).toHaveBeenCalledWith({ minTotal: 5000, maxTotal: undefined, currency: 'GBP' });
});

const without = { minTotal: undefined, maxTotal: undefined };

test('a currency that was chosen is filtered for without an amount, as the form says', async () => {
  shop = ['JPY', 'GBP'];
  await draw();
  await act(async () => choices()[0]?.click());
  expect(page.textContent).toContain('Only orders in JPY are listed.');
  await apply();
  expect(onTotals).toHaveBeenCalledWith({ ...without, currency: 'JPY' });
});

test('a currency that came with the filter stays when it is applied again', async () => {
  shop = ['JPY', 'GBP'];
  await draw(undefined, 'JPY');
  await apply();
  expect(onTotals).toHaveBeenCalledWith({ ...without, currency: 'JPY' });
});

test('in a shop of one currency nothing is left of a filter whose amounts were taken out', async () => {
  shop = ['GBP'];
  await draw(undefined, 'GBP');
  await apply();
  expect(onTotals).toHaveBeenCalledWith({ ...without, currency: undefined });
});

test('without an amount or a choice no currency is filtered for', async () => {
  shop = ['JPY', 'GBP'];
  await draw();
  expect(page.textContent).toContain('With an amount, only orders in GBP are listed.');
  await apply();
  expect(onTotals).toHaveBeenCalledWith({
    minTotal: undefined,
    maxTotal: undefined,
    currency: undefined,
  });
});

test.each([
  [{ minTotal: 5000, currency: 'JPY' }, 'from JP¥5,000'],
  [{ minTotal: 5000 }, 'from £50.00, other currencies too'],
  [{ currency: 'JPY' }, 'in JPY'],
  [{}, undefined],
])('a chip says of which currency its amounts are: %j', async (filter, told) => {
  await act(async () => root.render(<TotalChip filter={filter} usual="GBP" onTotals={onTotals} />));
  expect(page.textContent).toBe(told === undefined ? 'Total' : `Total: ${told}`);
});
