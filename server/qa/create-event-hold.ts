import type { StoredEvent } from '#server/event-store/event-store.ts';
import type { HoldBack } from '#server/projections/project-batch.ts';
import type { Settings } from './settings.ts';
import { everybody } from './settings.ts';

export type EventHoldOptions = {
  /** What is asked for at this moment. */
  look: () => Promise<Settings>;
  /** The time by the clock that events are stored by: ISO 8601. */
  clock: () => Promise<string>;
  /** To be called when events that were held back can be projected. */
  wake: () => void;
};

/**
 * Holds events back that QA wants projected later, or not yet at all. Looks after the events have
 * been read: an event that was stored after a pause was answered is never let through.
 */
export function createEventHold({ look, clock, wake }: EventHoldOptions): HoldBack {
  let next: { at: number; timer: NodeJS.Timeout } | undefined;

  /** One alarm for all projections, the earliest that any of them waits for. */
  const wakeIn = (ms: number) => {
    const at = performance.now() + ms;
    if (next !== undefined && next.at <= at) return;
    clearTimeout(next?.timer);
    const ring = () => {
      next = undefined;
      wake();
    };
    next = { at, timer: setTimeout(ring, ms).unref() };
  };

  return async (stored) => {
    const all = (await look()).scopes.get(everybody);
    if (all?.paused) return [];
    const delayMs = all?.projection_delay_ms ?? 0;
    if (delayMs === 0 || stored.length === 0) return stored;
    const oldEnough = Date.parse(await clock()) - delayMs;
    const waiting = stored.findIndex((event) => storedAt(event) > oldEnough);
    const first = stored[waiting];
    if (first === undefined) return stored;
    // Timers may ring a little early, and then nobody would look again for a second.
    wakeIn(storedAt(first) - oldEnough + 2);
    return stored.slice(0, waiting);
  };
}

const storedAt = ({ at }: StoredEvent): number => Date.parse(at);
