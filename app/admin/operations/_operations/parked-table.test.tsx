// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import type { DeadLetterList } from '#server/contracts/operations.ts';
import { ParkedTable } from './parked-table.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const letter = (position: number, error: string | null): DeadLetterList['data'][number] => ({
  id: position,
  position,
  error,
  version: 2,
  type: 'ProductRenamed',
  streamType: 'product',
  streamId: 'p1',
  orderId: null,
  number: null,
  commandId: 'c',
  correlationId: null,
  at: '2026-01-01T00:00:00.000Z',
  since: '2026-01-01T00:00:00.000Z',
  data: {},
});

test('the name of a button says which event it is for, and what waits behind one has none', async () => {
  const page = document.createElement('div');
  const root = createRoot(page);
  const [onRetry, onSkip] = [vi.fn(), vi.fn()];
  const letters = [letter(1234, 'No such column'), letter(1235, null), letter(1300, 'Too long')];
  await act(async () =>
    root.render(
      <ParkedTable
        projection="orders"
        letters={letters}
        busy={false}
        onRetry={onRetry}
        onSkip={onSkip}
      />,
    ),
  );
  const buttons = [...page.querySelectorAll('button')];
  expect(buttons.map(({ textContent }) => textContent)).toEqual([
    'Retry ProductRenamed, position 1,234',
    'Skip… ProductRenamed, position 1,234',
    'Retry ProductRenamed, position 1,300',
    'Skip… ProductRenamed, position 1,300',
  ]);
  await act(async () => buttons[2]?.click());
  expect(onRetry).toHaveBeenCalledExactlyOnceWith(letters[2]);
  await act(async () => buttons[3]?.click());
  expect(onSkip).toHaveBeenCalledExactlyOnceWith(letters[2]);
  await act(async () => root.unmount());
});

test('an order is called by its number, and its event can be read before it is decided on', async () => {
  const page = document.createElement('div');
  const root = createRoot(page);
  const data = { trackingNumber: 'AB1' };
  const ofOrder = { ...letter(1234, 'Too long'), orderId: 'o1', number: 1042, data };
  await act(async () =>
    root.render(
      <ParkedTable
        projection="orders"
        letters={[ofOrder]}
        busy={false}
        onRetry={() => {}}
        onSkip={() => {}}
      />,
    ),
  );
  const link = page.querySelector('a');
  expect(link?.textContent).toBe('Order 1,042');
  expect(link?.getAttribute('href')).toBe('/admin/orders/o1');
  expect(page.querySelector('summary')?.textContent).toBe('Show event at position 1,234');
  expect(page.querySelector('pre')?.textContent).toContain('"trackingNumber": "AB1"');
  await act(async () => root.unmount());
});
