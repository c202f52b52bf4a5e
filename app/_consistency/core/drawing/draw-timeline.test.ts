import { describe, expect, it } from 'vitest';
import { addNote, cancelOrder, id, queued, shopper } from '#app/_consistency/testing/samples.ts';
import { world } from '#app/_consistency/testing/views-world.ts';
import { drawTimeline } from './draw-timeline.ts';

describe('a timeline', () => {
  it('shows the viewer’s change at once and keeps it when the row has absorbed it but the timeline not', () => {
    const { store, issue, happen } = world();
    const timeline = () =>
      drawTimeline(store.getSnapshot(), shopper, id(2), { entries: [], position: 5 });
    issue(id(2), addNote);
    expect(timeline().entries).toMatchObject([
      { type: 'NoteAdded', pending: { state: 'sending' } },
    ]);
    happen(id(701), id(2), addNote, shopper);
    expect(timeline()).toMatchObject({
      entries: [{ type: 'NoteAdded', version: 2 }],
      needsRefetch: true,
    });
    expect(timeline().entries[0]?.pending).toBeUndefined();
  });

  it('tells a change once, though another tab tells of it again after it was absorbed', () => {
    const { server, store, issue, happen } = world();
    issue(id(1), addNote);
    const accepted = happen(id(701), id(1), addNote, shopper);
    const entry = { ...queued(id(701), id(1), addNote), state: 'accepted' as const, ...accepted };
    store.dispatch({ type: 'tab-entry', entry });
    const read = { entries: [], position: server.head() - 1 };
    const { entries } = drawTimeline(store.getSnapshot(), shopper, id(1), read);
    expect(entries.map(({ commandId }) => commandId)).toEqual([id(701)]);
  });

  it('shows an absorbed cancellation though its row can no longer be cancelled', () => {
    const { store, issue, happen } = world();
    issue(id(2), cancelOrder);
    happen(id(701), id(2), cancelOrder, shopper);
    const drawn = drawTimeline(store.getSnapshot(), shopper, id(2), { entries: [], position: 5 });
    expect(drawn.entries).toMatchObject([{ type: 'OrderCancelled', version: 2 }]);
  });
});
