import type { LastEvent } from '#db/read/schema.ts';
import type { StoredEvent } from '#server/event-store/event-store.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Projection } from './projection.ts';
import { StoppedError } from './stopped-error.ts';

/**
 * Throws StoppedError when the checkpoint does not belong to this log or this code: what would then
 * be written is invented.
 */
export const assertSameLog = (
  projection: Projection,
  checkpoint: Checkpoint,
  head: { position: number; epoch: string },
): void => {
  const { name, version } = projection;
  const remedy = remedyFor(name);
  if (checkpoint.version !== version) {
    const goesOn =
      checkpoint.version < version
        ? 'It is rebuilt by a worker of this release.'
        : 'Workers of that release go on with it.';
    throw new StoppedError(
      'other-version',
      `The view ${name} was made by version ${checkpoint.version} of its projection, this is ${version}. ${goesOn}`,
    );
  }
  if (checkpoint.epoch !== null && checkpoint.epoch !== head.epoch) {
    throw new StoppedError(
      'other-log',
      `The log is another one (epoch ${head.epoch}) than the view ${name} was made from (${checkpoint.epoch}). ${remedy}`,
    );
  }
  if (checkpoint.position > head.position) {
    throw new StoppedError(
      'beyond-head',
      `The view ${name} is at position ${checkpoint.position}, but the log ends at ${head.position}: it lost events. ${remedy}`,
    );
  }
};

/**
 * Throws StoppedError when the log has another event where the view's last one was: it lost events
 * and has grown past that place since. `found` is what it has there; a checkpoint that does not say
 * which event it went to is compared with nothing.
 */
export const assertSameEvent = (
  { name }: Pick<Projection, 'name'>,
  checkpoint: Pick<Checkpoint, 'position' | 'last_event'>,
  found: LastEvent | null,
): void => {
  if (isSameEvent(checkpoint, found)) return;
  throw new StoppedError(
    'other-log',
    `The log has another event at position ${checkpoint.position} than the view ${name} was made from: it lost events and went on. ${remedyFor(name)}`,
  );
};

/**
 * Whether what the log has at the checkpoint's position is the event that the view went to, as far
 * as that is known.
 */
export const isSameEvent = (
  { position, last_event: last }: Pick<Checkpoint, 'position' | 'last_event'>,
  found: LastEvent | null,
): boolean => last?.position !== position || last.commandId === found?.commandId;

/** Anew: what an interrupted rebuild has left may be of the lost events, too. */
const remedyFor = (name: string) => `Run "npm run projections -- rebuild ${name} --restart".`;

/** Throws StoppedError unless the events are the ones right after `position`, without a gap. */
export const assertContiguous = (position: number, events: readonly StoredEvent[]): void => {
  for (const [index, event] of events.entries()) {
    if (event.position === position + 1 + index) continue;
    throw new StoppedError(
      'hole-in-log',
      `The log has no position ${position + 1 + index}: after it comes ${event.position}. It was changed by hand or restored in part.`,
    );
  }
};
