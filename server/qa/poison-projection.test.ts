import { expect, test } from 'vitest';
import { foldEvents } from '#server/projections/fold-events.ts';
import { isTransient } from '#server/projections/is-transient.ts';
import { type ProjectedEvent, type Projection, viewTable } from '#server/projections/projection.ts';
import { PoisonedOrder, poisonProjection } from './poison-projection.ts';

type Row = { id: string; position: number };

/** Any read model, also one that nobody has thought of yet. */
const projection: Projection = {
  name: 'any',
  version: 1,
  handles: {},
  tables: [
    viewTable<Row, { type: string; data: unknown }>({
      name: 'any',
      key: ['id'],
      streams: ['order', 'customer'],
      keys: ({ streamId }) => [{ id: streamId }],
      evolve: (_, { streamId, position }) => ({ id: streamId, position }),
    }),
  ],
};

const event = (streamType: string, streamId: string, position: number): ProjectedEvent => ({
  streamType,
  streamId,
  position,
  type: 'Any',
  data: {},
  version: 1,
  at: '',
  commandId: '',
  actor: { id: '', role: 'system' },
});

const fold = (poisoned: string[], events: ProjectedEvent[]) =>
  foldEvents(
    poisonProjection(projection, (id) => poisoned.includes(id)),
    [new Map()],
    events,
  ).changed[0];

test('an event of a poisoned order fails for good, in any projection, and says how to cure it', () => {
  const attempt = () => fold(['bad'], [event('order', 'good', 1), event('order', 'bad', 2)]);
  expect(attempt).toThrow(PoisonedOrder);
  expect(attempt).toThrow(/Order bad is poisoned.*position 2.*"cure": true/);
  expect(isTransient(new PoisonedOrder('bad', 2))).toBe(false);
});

test('other orders, and other streams of that id, fold as ever', () => {
  const events = [event('order', 'good', 1), event('customer', 'bad', 2)];
  expect(fold(['bad'], events)).toEqual(fold([], events));
});
