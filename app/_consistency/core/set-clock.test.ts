import { describe, expect, it } from 'vitest';
import { addNote, cancelOrder, id, queued } from '../testing/samples.ts';
import { A, smallWorld } from '../testing/small-world.ts';

const hour = 3_600_000;
const begun = 10 * hour;

describe('a clock that is set back', () => {
  const world = () => {
    const { store, state, drawn } = smallWorld();
    const issue = (n: number, at: number) =>
      store.dispatch({
        type: 'issued',
        entry: { ...queued(id(70 + n), A, n === 0 ? cancelOrder : addNote, n), at },
      });
    const tick = (now: number) => store.dispatch({ type: 'ticked', now });
    const phases = () => drawn()?.changes.map(({ phase }) => phase);
    return { store, state, issue, tick, phases };
  };

  it('leaves a change on its way for as long as before', () => {
    const { issue, tick, phases } = world();
    issue(0, begun);
    tick(begun + 3_000);
    expect(phases()).toEqual(['late']);
    tick(begun + 3_000 - hour);
    expect(phases()).toEqual(['late']);
    tick(begun + 11_000 - hour);
    expect(phases()).toEqual(['stuck']);
  });

  it('leaves it for as long as before also when the next change tells of the clock', () => {
    const { issue, tick, phases } = world();
    issue(0, begun);
    tick(begun + 3_000);
    issue(1, begun + 3_000 - hour);
    expect(phases()).toEqual(['late', 'quiet']);
  });

  it('while the page was closed does not hide how long what it finds has been on its way', () => {
    const { store, tick, phases } = world();
    tick(begun - hour);
    store.dispatch({
      type: 'loaded',
      commands: [{ ...queued(id(70), A, cancelOrder, 0), at: begun }],
      tombstones: [],
      epoch: null,
      knownPosition: 0,
      shownPosition: 0,
      durable: true,
    });
    expect(phases()).toEqual(['quiet']);
    tick(begun - hour + 3_000);
    expect(phases()).toEqual(['late']);
  });

  it('makes no other refusal of one that was read', () => {
    const { store, state, issue, tick } = world();
    issue(0, begun);
    const refusal = { code: 'order-not-pending', message: 'It was shipped.' };
    store.dispatch({ type: 'refused', commandId: id(70), refusal });
    tick(begun - hour);
    expect(state().pending).toMatchObject([{ at: begun, state: 'refused' }]);
  });
});
