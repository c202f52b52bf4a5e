// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BulkItem } from '#app/_consistency/bulk/bulk-plan.ts';
import { BulkResults } from './bulk-results.tsx';
import { resultsCsv } from './results-csv.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const item = (index: number, state: BulkItem['state'], reason?: string): BulkItem => ({
  index,
  orderId: `order-${index}`,
  number: 1_000 + index,
  commandId: `command-${index}`,
  command: { type: 'DeliverOrder' },
  state,
  ...(reason !== undefined && { reason }),
});
const done = Array.from({ length: 20 }, (_, index) => item(index, 'done'));
const refused = Array.from({ length: 310 }, (_, index) =>
  item(20 + index, 'refused', 'It is not.'),
);

let page: HTMLElement;
let root: Root;
beforeEach(async () => {
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  await act(async () =>
    root.render(<BulkResults action="deliver" items={[...done, ...refused]} />),
  );
});
afterEach(async () => {
  await act(async () => root.unmount());
  page.remove();
});

const results = () => [...page.querySelectorAll('li')].filter((line) => line.querySelector('a'));
const press = (name: string) =>
  act(async () =>
    [...page.querySelectorAll('button')].find((each) => each.textContent?.trim() === name)?.click(),
  );

test('every refusal of a long piece of work can be seen with its reason, and everything else', async () => {
  expect(results()).toHaveLength(300);
  await press('Show 30 more of 330');
  expect(results()).toHaveLength(330);
  expect(results().filter((line) => line.textContent?.includes('It is not.'))).toHaveLength(310);
  expect(results()[0]?.textContent).toContain('Refused');
});

test('the refused can be seen alone', async () => {
  await press('Refused only (310)');
  await press('Show 10 more of 310');
  expect(results()).toHaveLength(310);
  await press('Refused only (310)');
  expect(results()).toHaveLength(330);
});

test('results are a file that no spreadsheet calculates', () => {
  const items = [item(1, 'refused', '=1+1, "now"'), item(2, 'done')];
  expect(resultsCsv('deliver', items)).toBe(
    '\ufeffnumber,id,result,reason\r\n' +
      `1001,order-1,Refused,"'=1+1, ""now"""\r\n` +
      '1002,order-2,Delivered,\r\n',
  );
});
