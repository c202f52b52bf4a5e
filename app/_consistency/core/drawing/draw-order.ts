import type { Viewer } from '#server/contracts/roles.ts';
import type { EngineState } from '../engine-state.ts';
import {
  isUnresolved,
  type PendingCommand,
  type PendingState,
} from '../pending/pending-command.ts';
import { commandsOf } from '../pending/pending-log.ts';
import type { Change, ChangeState } from './change.ts';
import type { DrawnOrder } from './drawn-order.ts';
import { phaseAt } from './phase.ts';
import { replay } from './replay.ts';

const shownAs: Record<PendingState, ChangeState> = {
  queued: 'sending',
  sending: 'sending',
  unknown: 'unknown',
  accepted: 'saved',
  refused: 'refused',
  blocked: 'blocked',
};

/** A pending command as a screen shows it. */
export const changeOf = (entry: PendingCommand, now: number): Change => ({
  commandId: entry.commandId,
  orderId: entry.orderId,
  type: entry.command.type,
  command: entry.command,
  state: entry.awaitsSignIn === true && isUnresolved(entry) ? 'unsent' : shownAs[entry.state],
  since: entry.at,
  phase: phaseAt(entry.at, now),
  ...(entry.refusal && { reason: entry.refusal.message, code: entry.refusal.code }),
  ...(entry.state === 'blocked' && { reason: 'An earlier change of this order was refused.' }),
  ...(entry.position !== undefined && { position: entry.position }),
  ...(entry.expectedVersion !== undefined && {
    basisVersion: entry.expectedVersion - (entry.ownBefore ?? 0),
    ownBefore: entry.ownBefore ?? 0,
  }),
});

/**
 * One order as it is drawn, or undefined when neither the server nor the pending log has it. The
 * same object for the same row, commands and phases, so that a row is rendered again only when it
 * changed.
 */
export const drawOrder = (
  state: EngineState,
  viewer: Viewer,
  id: string,
): DrawnOrder | undefined => {
  const truth = state.entities.get(id)?.order;
  const commands = commandsOf(state.pending, id);
  if (commands.length === 0) {
    if (truth === undefined) return undefined;
    const known = plain.get(truth);
    if (known !== undefined) return known;
    const drawn = { ...truth, changes: [], seen: { version: truth.version, own: 0 } };
    plain.set(truth, drawn);
    return drawn;
  }
  const changes = commands.map((entry) => changeOf(entry, state.now));
  const phases = changes.map(({ phase }) => phase).join();
  const key = commands[0] ?? commands;
  const known = overlaid.get(key);
  if (
    known !== undefined &&
    known.truth === truth &&
    known.phases === phases &&
    same(known.commands, commands)
  ) {
    return known.drawn;
  }
  const { order, events } = replay(truth, commands, viewer);
  const seen = { version: truth?.version ?? 0, own: events.length };
  const drawn = order && { ...order, changes, seen };
  overlaid.set(key, { truth, commands, phases, drawn });
  return drawn;
};

type Overlaid = {
  truth: DrawnOrder | object | undefined;
  commands: readonly PendingCommand[];
  phases: string;
  drawn: DrawnOrder | undefined;
};
const plain = new WeakMap<object, DrawnOrder>();
const overlaid = new WeakMap<object, Overlaid>();

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((entry, index) => entry === b[index]);
