// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { NoteForm } from './note-form.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

test('only the note that was meant for the customer goes to the customer, not the next one', async () => {
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  const onAdd = vi.fn();
  await act(async () => root.render(<NoteForm onAdd={onAdd} />));
  const write = async (text: string) => {
    await act(async () => {
      const box = page.querySelector('textarea') as HTMLTextAreaElement;
      const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), 'value') ?? {};
      set?.call(box, text);
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await act(async () => page.querySelector('form')?.requestSubmit());
  };
  await act(async () => page.querySelectorAll<HTMLElement>('[role="radio"]')[1]?.click());
  await write('Your parcel is late');
  await write('They are difficult');
  expect(onAdd.mock.calls.map(([body]) => body)).toEqual([
    { text: 'Your parcel is late', visibility: 'customer' },
    { text: 'They are difficult', visibility: 'internal' },
  ]);
  await act(async () => root.unmount());
});
