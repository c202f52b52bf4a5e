// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import type { Bulk } from '#app/_consistency/bulk/create-bulk.ts';
import type { KeptPlan } from '#app/_consistency/bulk/keep-plan.ts';
import { BulkPanel } from './bulk-panel.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const kept: KeptPlan = {
  plan: { planId: 'plan', action: 'cancel', state: 'running', sendAt: 0 },
  items: [
    {
      index: 0,
      orderId: 'a',
      number: 1042,
      commandId: 'one',
      command: { type: 'CancelOrder', reason: 'fraud', note: null },
      state: 'waiting',
    },
  ],
};

test('what is done to many orders is told of in a status that was there before it', async () => {
  const page = document.createElement('div');
  const root = createRoot(page);
  const draw = (plan: KeptPlan | undefined) =>
    act(async () => root.render(<BulkPanel bulk={{} as Bulk} kept={plan} />));
  await draw(undefined);
  const status = page.querySelector('[role="status"]');
  expect(status?.textContent).toBe('');
  expect(page.querySelector('[aria-label], button')).toBeNull();
  await draw(kept);
  expect(page.querySelector('[role="status"]')).toBe(status);
  expect(status?.textContent).toBe('Cancelling 1 order');
  expect(page.querySelector('section')?.getAttribute('aria-label')).toBe('Work on many orders');
  await act(async () => root.unmount());
});
