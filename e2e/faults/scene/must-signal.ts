import type { ProcessName } from '../system/processes.ts';
import type { Copy } from '../system/start-copy.ts';
import { until } from './until.ts';

/**
 * Sends a signal to a copy's process and tells whom it hit. One that is just being started again is
 * waited for, `ms` at most, and so is one that `notPid` has named: a signal that hits nobody, or the
 * same dead process twice, would prove nothing. Throws when there is none.
 */
export const mustSignal = async (
  { processes }: Pick<Copy, 'processes'>,
  name: ProcessName,
  signal: NodeJS.Signals,
  { notPid, ms }: { notPid?: number | undefined; ms?: number } = {},
): Promise<number> => {
  let hit: number | undefined;
  await until(
    `a ${name} process takes ${signal}`,
    async () => {
      const pid = await processes.pid(name);
      if (pid === undefined || pid === notPid) return false;
      hit = (await processes.signal(name, signal)) ? pid : undefined;
      return hit !== undefined;
    },
    ms,
  );
  return hit ?? Number.NaN;
};
