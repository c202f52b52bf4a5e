import type { LoggedEvent } from '#e2e/faults/system/read-truth.ts';
import type { Knowledge } from '../checker/knowledge.ts';
import type { Violation } from '../history/entry.ts';

type Actor = { id: string; knowledge: Knowledge };

/**
 * The log itself: positions and each stream's versions count from 1 without gap or double, and every
 * command that a browser was told is accepted is there exactly once, at the place it was told; one
 * that was refused, or never left, is not there at all.
 */
export const checkLog = (log: readonly LoggedEvent[], actors: readonly Actor[]): Violation[] => [
  ...checkSequence(log),
  ...actors.flatMap(({ id, knowledge }) =>
    checkCommands(
      log.filter(({ actorId }) => actorId === id),
      knowledge,
    ),
  ),
];

const checkSequence = (log: readonly LoggedEvent[]): Violation[] => {
  const versions = new Map<string, number>();
  const found: Violation[] = [];
  for (const [index, { position, streamType, streamId, version }] of log.entries()) {
    if (position !== index + 1) {
      found.push(
        broken(`position ${index + 1}`, `position ${index + 1} of the log is ${position}`),
      );
    }
    const stream = `${streamType} ${streamId}`;
    const expected = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    if (version === expected) continue;
    found.push(broken(stream, `${stream} has version ${version} at ${position}, not ${expected}`));
  }
  return found;
};

const checkCommands = (log: readonly LoggedEvent[], { commands }: Knowledge): Violation[] => {
  const found: Violation[] = [];
  const events = Map.groupBy(log, ({ commandId }) => commandId);
  for (const own of commands.values()) {
    const { commandId, state, version, position, orderId } = own;
    const of = events.get(commandId) ?? [];
    const wanted =
      state === 'accepted' ? 1 : state === 'refused' || state === 'issued' ? 0 : undefined;
    const isRight = wanted === undefined ? of.length <= 1 : of.length === wanted;
    const text = `command ${commandId} of order ${orderId} was ${state} and has ${of.length} events in the log`;
    if (!isRight) found.push(broken(commandId, text));
    const [event] = of;
    if (event === undefined || state !== 'accepted') continue;
    if (event.version === version && event.position === position) continue;
    const told = `command ${commandId} was accepted as version ${version} at ${position}, the log has version ${event.version} at ${event.position}`;
    found.push(broken(commandId, told));
  }
  return found;
};

const broken = (about: string, text: string): Violation => ({
  kind: 'oneRow',
  about: `log ${about}`,
  text,
});
