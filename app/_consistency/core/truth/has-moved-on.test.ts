import { expect, it } from 'vitest';
import { addNote, id } from '#app/_consistency/testing/samples.ts';
import { A, at, smallWorld } from '#app/_consistency/testing/small-world.ts';
import { hasMovedOn } from './has-moved-on.ts';

it('knows of what was read before the log went on, and of another log whatever its positions', () => {
  const { server, store, state, execute, read } = smallWorld();
  const then = server.metaAt(1);
  expect(hasMovedOn(state(), [then])).toBe(false);
  execute(id(60), A, addNote);
  store.dispatch({ type: 'hello', epoch: server.epoch(), position: 2, at });
  const answer = server.changesAt(1, 2);
  const asked = { epoch: server.epoch(), cursor: 1 };
  store.dispatch({ type: 'changed', answer, asked, at });
  expect(hasMovedOn(state(), [server.metaAt(2), then])).toBe(true);
  const later = server.metaAt(2);
  expect(hasMovedOn(state(), [later])).toBe(false);
  server.restore(1);
  store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at });
  expect(hasMovedOn(state(), [later])).toBe(true);
  read();
  expect(hasMovedOn(state(), [server.metaAt(1)])).toBe(false);
  store.dispatch({ type: 'linked', link: 'offline' });
  expect(hasMovedOn(state(), [later])).toBe(false);
});
