// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NoteDialog } from './note-dialog.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let root: Root;
const add = vi.fn();

beforeEach(() => {
  add.mockClear();
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(() => act(async () => root.unmount()));

/** The dialog is opened with this in it, and sent. */
const send = async (draft: string) => {
  await act(async () =>
    root.render(<NoteDialog open onOpen={() => {}} draft={draft} onAdd={add} />),
  );
  await act(async () => document.querySelector('form')?.requestSubmit());
  return document.querySelector('[role="alert"]')?.textContent;
};

test('a note with a control character that came with a paste is written without it', async () => {
  expect(await send('Ring\u0007 twice\n')).toBeUndefined();
  expect(add).toHaveBeenCalledExactlyOnceWith('Ring  twice');
});

test('a note that is too long is not called empty', async () => {
  expect(await send('a'.repeat(2_001))).toBe('The note must have at most 2000 characters.');
  expect(add).not.toHaveBeenCalled();
});

test('of an empty note it is said that it is', async () => {
  expect(await send('\u0007 \n')).toBe('Please write something first.');
});

test('of a note of which nobody sees anything it is said that it is empty', async () => {
  expect(await send('\u200b \u2060')).toBe('Please write something first.');
  expect(add).not.toHaveBeenCalled();
});
