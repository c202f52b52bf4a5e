import type { Actor } from '#server/contracts/roles.ts';

/**
 * An event as the log holds it: `version` counts within its stream from 1, `position` in the whole
 * log, `at` (ISO 8601, UTC) is when it happened, which for imported history is before it was stored.
 */
export type Recorded<Event> = Event & {
  version: number;
  position: number;
  at: string;
  commandId: string;
  actor: Actor;
};
