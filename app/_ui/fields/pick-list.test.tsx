// @vitest-environment happy-dom
import { act, type ComponentProps } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PickList } from './pick-list.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let page: HTMLElement;
let root: Root;
const onPick = vi.fn();
const onRetry = vi.fn();

beforeEach(() => {
  onPick.mockClear();
  onRetry.mockClear();
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(async () => {
  await act(async () => root.unmount());
  page.remove();
});

const draw = (
  found: Partial<ComponentProps<typeof PickList>['found']>,
  ids: readonly string[] = [],
) => {
  const words = { what: 'customers', label: 'Name', text: 'ro', none: 'Nobody of that name.' };
  const options = ids.map((id) => ({ id, drawn: id }));
  const given = { ...words, options, onPick, onText: () => {} };
  return act(async () =>
    root.render(<PickList {...given} found={{ status: 'ready', onRetry, ...found }} />),
  );
};
const submit = () => act(async () => page.querySelector('form')?.requestSubmit());
const status = () => page.querySelector('[role="status"]')?.textContent;

test('what is still read, what found nobody and what failed are told apart', async () => {
  await draw({ status: 'loading' });
  expect(page.textContent).toContain('Loading customers…');
  expect(status()).toBe('');
  await draw({});
  expect(status()).toBe('Nobody of that name.');
  await draw({ status: 'error', reason: 'The server cannot be reached.' });
  const alert = page.querySelector('[role="alert"]');
  expect(alert?.textContent).toContain('could not be read. The server cannot be reached.');
  expect(status()).toBe('');
  await act(async () => alert?.querySelector('button')?.click());
  expect(onRetry).toHaveBeenCalledOnce();
});

test('Enter picks the only one that is left, never one of several or one of the text before', async () => {
  await draw({}, ['rose', 'rosemary']);
  await submit();
  await draw({ isPreviousAnswer: true }, ['rose']);
  await submit();
  expect(onPick).not.toHaveBeenCalled();
  await draw({}, ['rose']);
  await submit();
  expect(onPick).toHaveBeenCalledExactlyOnceWith('rose');
});
