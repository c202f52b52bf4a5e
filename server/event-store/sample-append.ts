import { randomUUID } from 'node:crypto';
import type { Append } from './event-store.ts';

/** An append of `count` events to a new stream by a new command, but for what the test says. */
export const sampleAppend = ({
  count = 1,
  ...rest
}: Partial<Append> & { count?: number } = {}): Append => ({
  actorId: 'someone',
  commandId: randomUUID(),
  bodyHash: 'hash',
  streamType: 'thing',
  streamId: randomUUID(),
  expectedVersion: 0,
  events: Array.from({ length: count }, (_, index) => ({
    type: 'Happened',
    schemaVersion: 1,
    data: { index, text: 'Zoë "quoted" \\ 日本' },
  })),
  metadata: { actor: { id: 'someone', role: 'customer' }, correlationId: 'c' },
  ...rest,
});
