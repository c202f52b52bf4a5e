import { formatNumber } from '#app/_ui/text/format-number.ts';
import type { OperationsAlarms } from '#server/contracts/operations.ts';

/** What should be looked at, the worst first, a few words each; empty where nothing is wrong. */
export const alarmTexts = (alarms: OperationsAlarms): string[] => {
  const { hasWorker, stopped, parked, unaccounted } = alarms;
  return [
    ...(hasWorker ? [] : ['No worker']),
    ...(stopped.length === 0 ? [] : [`${formatNumber(stopped.length)} stopped`]),
    ...(unaccounted === 0 ? [] : [`${formatNumber(unaccounted)} unaccounted`]),
    ...(parked === 0 ? [] : [`${formatNumber(parked)} parked`]),
  ];
};
