import { expect, test } from 'vitest';
import type { JsonObject } from './event-store.ts';
import { EventStoreError } from './event-store-error.ts';
import { prepareAppend } from './prepare-append.ts';
import { sampleAppend } from './sample-append.ts';

const withData = (data: JsonObject) =>
  sampleAppend({ events: [{ type: 'Happened', schemaVersion: 1, data }] });

test.each([
  ['a command id that is no UUID', sampleAppend({ commandId: 'x' })],
  ['a stream id that is no UUID', sampleAppend({ streamId: 'x' })],
  ['no actor', sampleAppend({ actorId: '' })],
  ['an actor with U+0000', sampleAppend({ actorId: 'a\u0000' })],
  ['no events', sampleAppend({ events: [] })],
  ['too many events', sampleAppend({ count: 1_001 })],
  ['half an event', sampleAppend({ events: [{ type: '', schemaVersion: 1, data: {} }] })],
  ['an expected version below 0', sampleAppend({ expectedVersion: -1 })],
  ['an expected version that is no whole number', sampleAppend({ expectedVersion: 0.5 })],
  ['U+0000 in a text', withData({ text: 'a\u0000b' })],
  ['U+0000 in a key', withData({ 'a\u0000': 1 })],
  ['half a surrogate pair', withData({ text: 'a\ud800b' })],
  ['half a surrogate pair after a backslash', withData({ text: '\\\udc00' })],
  ['more than a million characters', withData({ text: 'x'.repeat(1_000_001) })],
])('what the database would refuse never reaches a batch: %s', (_, append) => {
  expect(() => prepareAppend(append)).toThrow(EventStoreError);
});

test.each(['\\u0000', '\\\\ud800', '\u0001\u001f', '😀', 'Zoë', '\\'])(
  'what only looks like it is stored: %j',
  (text) => {
    expect(prepareAppend(withData({ text })).data[0]).toBe(JSON.stringify({ text }));
  },
);
