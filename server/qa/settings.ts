import type { Selectable } from 'kysely';
import type { ControlsTable } from '#db/qa/schema.ts';
import type { QaControls } from '#server/contracts/qa.ts';

/** The scope of what holds for everybody. */
export const everybody = 'all';

type Scope = Selectable<ControlsTable>;

/** All that QA has asked for, as it was at one moment. */
export type Settings = {
  scopes: ReadonlyMap<string, Scope>;
  /** Orders whose events cannot be projected. */
  poison: ReadonlySet<string>;
};

/** Nothing is asked for. */
export const atRest: Settings = { scopes: new Map(), poison: new Set() };

/** What becomes of the frames to a user's sockets: their own settings where set, else everybody's. */
export const frameFaultsOf = ({ scopes }: Settings, userId = everybody): QaControls['realtime'] => {
  const own = scopes.get(userId);
  const all = scopes.get(everybody);
  return {
    dropRate: own?.drop_rate ?? all?.drop_rate ?? 0,
    duplicateRate: own?.duplicate_rate ?? all?.duplicate_rate ?? 0,
    delayMs: own?.frame_delay_ms ?? all?.frame_delay_ms ?? 0,
  };
};

/**
 * What is asked, as its endpoints answer it. With `userId` as it holds for that user, whose counts of
 * commands are their own: those for everybody come on top.
 */
export const controlsOf = (settings: Settings, userId = everybody): QaControls => {
  const { scopes, poison } = settings;
  const all = scopes.get(everybody);
  const own = scopes.get(userId);
  return {
    projection: { paused: all?.paused ?? false, delayMs: all?.projection_delay_ms ?? 0 },
    realtime: frameFaultsOf(settings, userId),
    commands: {
      failBefore: own?.fail_before ?? 0,
      failAfter: own?.fail_after ?? 0,
      failPoint: own?.fail_point ?? 0,
      delayMs: own?.answer_delay_ms ?? all?.answer_delay_ms ?? 0,
      kills: own?.kills ?? false,
    },
    poison: [...poison].toSorted(),
  };
};
