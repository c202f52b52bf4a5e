// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { AuditList } from './audit-list.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

test('what is not accounted for leads to the rebuild that mends it, and nothing else does', async () => {
  const page = document.createElement('div');
  const root = createRoot(page);
  const at = '2026-01-01T00:00:00.000Z';
  const checked = { checkedTo: 9, checkedAt: at, roundPosition: 9, roundEndedAt: at };
  const findings = [{ what: 'orders 7', from: 1, to: 3, events: 3 }];
  const audits = [
    { projection: 'orders', unaccounted: 3, findings, ...checked },
    { projection: 'products', unaccounted: 0, findings: [], ...checked },
  ];
  await act(async () => root.render(<AuditList audits={audits} />));
  const links = [...page.querySelectorAll('a')];
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Rebuild orders to mend it', '#projection-orders'],
  ]);
  await act(async () => root.unmount());
});
