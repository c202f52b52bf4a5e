// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import type { Operation } from '#server/contracts/operations.ts';
import { OperationsLog } from './operations-log.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const asked = (id: number, projection: string, more: Partial<Operation> = {}): Operation => ({
  id,
  projection,
  kind: 'rebuild',
  position: null,
  reason: null,
  requestedBy: 'admin@demo.test',
  requestedAt: '2026-01-01T00:00:00.000Z',
  state: 'failed',
  worker: 'w',
  finishedAt: '2026-01-01T00:00:01.000Z',
  outcome: 'orders: 1 row came out differently: 7.\nNot swapped in.',
  ...more,
});

test('a rebuild that came out differently can be had all the same, unless another was asked for since', async () => {
  const page = document.createElement('div');
  const root = createRoot(page);
  const operations = [
    asked(6, 'orders', { kind: 'pause', state: 'done' }),
    asked(5, 'products', { state: 'done' }),
    asked(4, 'orders', { differs: true }),
    asked(3, 'insights'),
    asked(2, 'products', { differs: true }),
    asked(1, 'orders', { differs: true }),
  ];
  await act(async () =>
    root.render(<OperationsLog operations={operations} busy={false} onOperate={() => {}} />),
  );
  const buttons = [...page.querySelectorAll('button')];
  expect(buttons.map(({ textContent }) => textContent)).toEqual(['Replace anyway… in orders']);
  expect(buttons[0]?.closest('tr')?.textContent).toContain('1 row came out differently: 7.');
  await act(async () => root.unmount());
});
