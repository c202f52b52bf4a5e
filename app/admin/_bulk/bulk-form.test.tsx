// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BulkOrder } from '#app/_consistency/bulk/bulk-plan.ts';
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
  const form = { action: 'ship', role: 'fulfilment', orders, isPart: false } as const;
  await act(async () => root.render(<BulkForm {...form} onLeave={() => {}} onAsk={begin} />));
});
afterEach(async () => {
  await act(async () => root.unmount());
  page.remove();
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
  ['', 'Please paste a line for each order.'],
])(
  'a line for an order that is not to be shipped is told, and nothing begins: %j',
  async (text, told) => {
    await paste(text);
    await submit();
    expect(alert()).toBe(told);
    expect(begin).not.toHaveBeenCalled();
  },
);

test('one number for all of them is for every order that can be shipped', async () => {
  await act(async () => page.querySelectorAll<HTMLElement>('[role="radio"]')[1]?.click());
  expect(button()).toBe('Ship 2 orders');
});

test('a number that is pasted with marks of direction is taken, and one that is too long is not called empty', async () => {
  await act(async () => page.querySelectorAll<HTMLElement>('[role="radio"]')[1]?.click());
  const field = 'input[maxlength="64"]:not([list])';
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
