// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { CancelReasonsCard } from './cancel-reasons-card.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

test.each([
  [true, ['Reason', 'Orders', 'Before']],
  [false, ['Reason', 'Orders']],
])(
  'reasons are set beside those of before only when all days are over: %s',
  async (isCompared, heads) => {
    const page = document.createElement('div');
    const root = createRoot(page);
    const reasons = [{ reason: 'out-of-stock' as const, count: 2, previousCount: 9 }];
    await act(async () =>
      root.render(<CancelReasonsCard reasons={reasons} areMixed={false} isCompared={isCompared} />),
    );
    await act(async () => page.querySelector('button')?.click());
    expect([...page.querySelectorAll('th[scope=col]')].map((th) => th.textContent)).toEqual(heads);
    await act(async () => root.unmount());
  },
);
