// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BulkAction, BulkOrder } from '#app/_consistency/bulk/bulk-plan.ts';
import { BulkForm } from './bulk-form.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const seen = { version: 1, own: 0 };
const orders: readonly BulkOrder[] = [
  { id: 'a', number: 1042, status: 'pending', seen },
  { id: 'b', number: 1043, status: 'pending', seen },
  { id: 'c', number: 1044, status: 'shipped', seen },
];

let page: HTMLElement;
let root: Root;
const begin = vi.fn(async () => undefined);

beforeEach(async () => {
  begin.mockClear();
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  await open('ship');
});
afterEach(async () => {
  await act(async () => root.unmount());
  page.remove();
});

const open = (action: BulkAction) =>
  act(async () => {
    const form = { action, role: 'fulfilment', orders, isPart: false } as const;
    root.render(<BulkForm {...form} onLeave={() => {}} onAsk={begin} />);
  });
const paste = (text: string, into = 'textarea') =>
  act(async () => {
    const box = page.querySelector(into) as HTMLTextAreaElement | HTMLInputElement;
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), 'value') ?? {};
    set?.call(box, text);
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
const submit = () => act(async () => page.querySelector('form')?.requestSubmit());
const button = () => page.querySelector('[type="submit"]')?.textContent?.trim();
/** What is said to be wrong with a field, to whoever comes to it. */
const saidOf = (field: string) => {
  const box = page.querySelector(field);
  if (box?.getAttribute('aria-invalid') !== 'true') return undefined;
  const ids = box.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)).find((it) => it?.role === 'alert')
    ?.textContent;
};
const alert = () => page.querySelector('[role="alert"]')?.textContent;

test('shipping says how many orders have a line, and ships no more', async () => {
  await paste('1042, RM1');
  expect(page.textContent).toContain(
    '1 order will be shipped. 1 cannot be now and will be left out. 1 has no line here and will be left out.',
  );
  expect(button()).toBe('Ship 1 order');
  await submit();
  expect(alert()).toBeUndefined();
  expect(begin).toHaveBeenCalledTimes(1);
});

test.each([
  ['1042, RM1\n1024, RM2', 'Not selected: Order 1,024. Mend the line, or take it out.'],
  ['1, A\n2, B', 'Not selected: Order 1; Order 2. Mend the lines, or take them out.'],
  ['1044, RM1', 'None of these orders can be shipped now.'],
  ['', 'Please paste at least one line.'],
])(
  'a line for an order that is not to be shipped is told, and nothing begins: %j',
  async (text, told) => {
    await paste(text);
    await submit();
    expect(alert()).toBe(told);
    expect(begin).not.toHaveBeenCalled();
    expect(saidOf('textarea')).toBe(told);
  },
);

test('one number for all of them is for every order that can be shipped', async () => {
  await act(async () => page.querySelectorAll<HTMLElement>('[role="radio"]')[1]?.click());
  expect(button()).toBe('Ship 2 orders');
});

test('a number that is pasted with marks of direction is taken, and one that is too long is not called empty', async () => {
  await act(async () => page.querySelectorAll<HTMLElement>('[role="radio"]')[1]?.click());
  const field = 'input:not([type], [list])';
  await paste('\u202dRM1\u202c', field);
  await submit();
  expect(alert()).toBeUndefined();
  expect(begin).toHaveBeenCalledTimes(1);
  await paste('1'.repeat(65), field);
  await submit();
  expect(alert()).toBe('The tracking number must have at most 64 characters.');
  await paste('\u200e', field);
  await submit();
  expect(alert()).toBe('Please give the tracking number.');
});

test('a carrier that is too long is told beside it', async () => {
  await paste('1042, RM1');
  await paste('c'.repeat(65), 'input[list]');
  await submit();
  expect(saidOf('input[list]')).toBe('The carrier must have at most 64 characters.');
  expect(begin).not.toHaveBeenCalled();
});

test('what is missing of a cancellation is told beside its field, until a reason is chosen', async () => {
  await open('cancel');
  await submit();
  expect(saidOf('[role="radiogroup"]')).toBe('Please choose a reason.');
  const reasons = page.querySelectorAll<HTMLElement>('[role="radio"]');
  await act(async () => reasons[reasons.length - 1]?.click());
  expect(alert()).toBeUndefined();
  await submit();
  expect(saidOf('textarea')).toBe('Please say in a few words why.');
  expect(begin).not.toHaveBeenCalled();
});
