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

test('the name of a button says which event it leaves out, and nothing there retries all others too', async () => {
  const page = document.createElement('div');
  const root = createRoot(page);
  const onSkip = vi.fn();
  const letters = [letter(1234, 'No such column'), letter(1235, null), letter(1300, 'Too long')];
  await act(async () =>
    root.render(<ParkedTable projection="orders" letters={letters} busy={false} onSkip={onSkip} />),
  );
  const buttons = [...page.querySelectorAll('button')];
  expect(buttons.map(({ textContent }) => textContent)).toEqual([
    'Skip… ProductRenamed, position 1,234',
    'Skip… ProductRenamed, position 1,300',
  ]);
  await act(async () => buttons[1]?.click());
  expect(onSkip).toHaveBeenCalledExactlyOnceWith(letters[2]);
  await act(async () => root.unmount());
});
