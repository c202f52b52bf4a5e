import { absorbSwitches } from './absorb.ts';
import { conditionalSwitches } from './conditional.ts';
import { indicatorSwitches } from './indicators.ts';
import { listSwitches } from './lists.ts';
import { neverOlderSwitches } from './never-older.ts';
import { epochSwitches } from './new-epoch.ts';
import { sendingSwitches } from './order-of-sending.ts';
import { outcomeSwitches } from './outcome.ts';
import { pendingLogSwitches } from './pending-log.ts';
import { pollingSwitches } from './polling.ts';
import { pushSwitches } from './push.ts';
import { querySwitches } from './query-settings.ts';
import { refusalSwitches } from './refusal.ts';
import { revisionSwitches } from './revision.ts';
import type { Switch } from './switch.ts';

/** Every rule of the browser's protocol, each with what turns it off. */
export const switches: readonly Switch[] = [
  ...pendingLogSwitches,
  ...absorbSwitches,
  ...outcomeSwitches,
  ...refusalSwitches,
  ...conditionalSwitches,
  ...sendingSwitches,
  ...epochSwitches,
  ...neverOlderSwitches,
  ...revisionSwitches,
  ...pushSwitches,
  ...pollingSwitches,
  ...listSwitches,
  ...querySwitches,
  ...indicatorSwitches,
];
