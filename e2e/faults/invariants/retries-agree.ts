import { isAccepted, isRefused } from '../load/caller-log.ts';
import type { Invariant } from './evidence.ts';

export const retriesAgree: Invariant = {
  id: 'I2',
  says: 'a command of unknown outcome that is sent again is done at most once, and its answers agree',
  find: ({ callers }) =>
    callers.flatMap(({ commands }) =>
      commands.flatMap(({ commandId, answers }) => {
        const decided = answers
          .filter((answer) => isAccepted(answer) || isRefused(answer))
          .map(({ status, version, position }) =>
            isAccepted({ status }) ? `accepted as ${version} at ${position}` : `refused ${status}`,
          );
        const different = [...new Set(decided)];
        return different.length > 1 ? [`command ${commandId}: ${different.join(', then ')}`] : [];
      }),
    ),
};
