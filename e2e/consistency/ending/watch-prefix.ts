import { createPause } from '#app/_consistency/transport/pause.ts';
import type { LogDigest } from '#e2e/faults/system/digest-log.ts';
import type { Violation } from '../history/entry.ts';

/** When the log is first looked at, ms; then after twice as long, and so on. */
const firstLook = 4_000;

export type PrefixWatch = {
  /** What was in the log when it was looked at and is not there any more, or not as it was. */
  check: () => Promise<Violation[]>;
};

/**
 * The log never shrinks and never changes: looks at it now and then until told to stop, and compares
 * each look with what the log holds up to the same position in the end.
 */
export const watchPrefix = (
  digest: (upTo?: number) => Promise<LogDigest>,
  signal: AbortSignal,
): PrefixWatch => {
  const seen: LogDigest[] = [];
  const pause = createPause();
  signal.addEventListener('abort', pause.wake);
  const watch = async () => {
    for (let wait = firstLook; !signal.aborted; wait *= 2) {
      await pause.wait(wait);
      // The database may be down just now.
      const look = signal.aborted ? undefined : await digest().catch(() => undefined);
      if (look) seen.push(look);
    }
  };
  const watching = watch();
  return {
    check: async () => {
      await watching;
      const found: Violation[] = [];
      for (const before of seen) {
        const { position, events } = before;
        const now = await digest(position);
        if (now.digest === before.digest && now.events === events) continue;
        const text = `the ${events} events of the log up to ${position} are ${now.events} now, or others`;
        found.push({ kind: 'oneRow', about: `log up to ${position}`, text });
      }
      return found;
    },
  };
};
