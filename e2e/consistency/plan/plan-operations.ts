import type { Role } from '#server/contracts/roles.ts';
import { createRandom, pickWeighted } from './create-random.ts';

/** What a person does next: a command, a screen to look at, or something that befalls their page. */
export type OperationKind =
  | 'place'
  | 'cancel'
  | 'note'
  | 'ship'
  | 'deliver'
  | 'list'
  | 'order'
  | 'more'
  | 'settle-refusals'
  | 'reload'
  | 'hide'
  | 'offline'
  | 'second-tab';

/**
 * One step of a session's plan. `which` and `what` in [0, 1) choose among what is there when the
 * step is due; `tab` says in which tab, `pauseMs` how long the person thinks first.
 */
export type Operation = {
  kind: OperationKind;
  which: number;
  what: number;
  tab: number;
  pauseMs: number;
};

/** How often who works at the desk does what; each role of it changes what it may do. */
const staff = {
  place: 0,
  ship: 12,
  deliver: 10,
  list: 34,
  order: 20,
  more: 2,
  'settle-refusals': 4,
  reload: 3,
  hide: 0.6,
  offline: 0.4,
  'second-tab': 1,
};

const weights: Record<Role, Record<OperationKind, number>> = {
  customer: {
    place: 14,
    cancel: 8,
    note: 10,
    ship: 0,
    deliver: 0,
    list: 34,
    order: 24,
    more: 2,
    'settle-refusals': 3,
    reload: 1.6,
    hide: 0.6,
    offline: 0.4,
    'second-tab': 1,
  },
  support: { ...staff, cancel: 5, note: 8, ship: 0, deliver: 0 },
  fulfilment: { ...staff, cancel: 0, note: 0 },
  admin: { ...staff, cancel: 5, note: 8 },
};

/** What befalls a page. */
const befalling = { reload: 0, hide: 0, offline: 0 };

/**
 * The endless plan of one session: the same for the same seed, session and role; in a calm one
 * nothing befalls its pages.
 */
export function* planOperations(
  seed: number,
  session: number,
  { role, isCalm = false }: { role: Role; isCalm?: boolean },
): Generator<Operation> {
  const random = createRandom(seed, `session ${session}`);
  const chances = isCalm ? { ...weights[role], ...befalling } : weights[role];
  while (true) {
    yield {
      kind: pickWeighted(chances, random()),
      which: random(),
      what: random(),
      tab: random(),
      pauseMs: 40 * random() ** 2,
    };
  }
}
