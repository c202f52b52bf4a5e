import { describe, expect, it } from 'vitest';
import { createCursors, InvalidCursor } from './cursors.ts';

const cursors = createCursors('secret');
const list = { list: 'orders', user: 'u1', status: 'pending', q: undefined };

describe('S12 · a cursor', () => {
  it('opens to its key for the same list, whatever the order of the parameters', () => {
    const cursor = cursors.seal(['2010-12-01T08:26:00.000Z', 7, null], list);
    const same = { status: 'pending', user: 'u1', list: 'orders' };
    expect(cursors.open(cursor, same)).toEqual(['2010-12-01T08:26:00.000Z', 7, null]);
  });

  it.each([
    ['another user', { ...list, user: 'u2' }],
    ['another filter', { ...list, status: 'shipped' }],
    ['one more filter', { ...list, q: 'lamp' }],
  ])('does not open for %s', (_name, other) => {
    const cursor = cursors.seal([1], list);
    expect(() => cursors.open(cursor, other)).toThrow(InvalidCursor);
  });

  it.each([
    ['another key', (cursor: string) => `WzJd.${cursor.split('.')[1]}`],
    ['no signature', (cursor: string) => cursor.split('.')[0] ?? ''],
    ['nonsense', () => 'garbage'],
    ['an empty signature and a third part', (cursor: string) => `${cursor.split('.')[0]}..x`],
    ['another key, an empty signature and a third part', () => 'WzJd..x'],
    ['a third part', (cursor: string) => `${cursor}.x`],
    ['what base64 passes over', (cursor: string) => `${cursor}!`],
    ['a shortened signature', (cursor: string) => cursor.slice(0, -4)],
  ])('does not open with %s', (_name, tamper) => {
    expect(() => cursors.open(tamper(cursors.seal([1], list)), list)).toThrow(InvalidCursor);
  });

  it('does not open under another secret', () => {
    const foreign = createCursors('other').seal([1], list);
    expect(() => cursors.open(foreign, list)).toThrow(InvalidCursor);
  });
});
