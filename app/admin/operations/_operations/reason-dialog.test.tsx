// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { ReasonDialog } from './reason-dialog.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const texts = { title: 'Skip it?', description: 'It is gone then.', leave: 'Leave it', go: 'Skip' };

test.each([
  [true, '', undefined, 'Please say why, in at most 500 letters.'],
  [true, ' written\ttwice ', 'written twice', undefined],
  [false, '', '', undefined],
  [false, ' written\ttwice ', 'written twice', undefined],
  [false, 'a'.repeat(501), undefined, 'Please use at most 500 letters.'],
])('required: %s, and said: %j, goes on with %j', async (required, said, given, error) => {
  const onGo = vi.fn();
  const onLeave = vi.fn();
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(<ReasonDialog {...texts} required={required} onLeave={onLeave} onGo={onGo} />),
  );
  const field = document.querySelector('input');
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  await act(async () => {
    write?.call(field, said);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await act(async () => document.querySelector('form')?.requestSubmit());
  expect(onGo.mock.calls).toEqual(given === undefined ? [] : [[given]]);
  expect(onLeave).toHaveBeenCalledTimes(given === undefined ? 0 : 1);
  if (error !== undefined) expect(document.body.textContent).toContain(error);
  await act(async () => root.unmount());
  document.body.replaceChildren();
});
