import type { Logger } from 'pino';
import { together } from './together.ts';
import { warnOnce } from './warn-once.ts';

export type RepeatOptions = {
  everyMs: number;
  log: Pick<Logger, 'warn'>;
  /** What the log says of work that fails, once until it works again. */
  warning: string;
  /** Whether there is anything to do this time. */
  isDue?: () => boolean;
  /** Not only after the first `everyMs`. */
  isAtOnce?: boolean;
};

/**
 * Does the same again and again for as long as the process lives, never two at a time: a database
 * that hangs must not collect them. `stop` resolves when the last is done.
 */
export const repeat = (
  work: () => Promise<unknown>,
  { everyMs, log, warning, isDue = () => true, isAtOnce = false }: RepeatOptions,
): { stop(): Promise<void> } => {
  const { worked, failed } = warnOnce(log, warning);
  const round = together(() => work().then(worked, failed));
  let last: Promise<void> | undefined;
  const begin = () => {
    if (isDue()) last = round();
  };
  const timer = setInterval(begin, everyMs).unref();
  if (isAtOnce) begin();
  return {
    async stop() {
      clearInterval(timer);
      await last;
    },
  };
};
