import type { CancellationReason } from '#server/contracts/order.ts';
import type { CreateOrder, OrderCommand } from '#server/domain/orders/commands.ts';
import type { Random } from './random.ts';

/** A command and when it is given, in ms since 1970. */
export type Step = { at: number; command: OrderCommand };

const hour = 3_600_000;
const day = 24 * hour;

// As of a shop that runs well: 6 of 100 are cancelled, a few never arrive on paper, a few wait.
const cancelled = 0.06;
const leftPending = 0.01;
const leftShipped = 0.03;
const noted = 0.05;

/** How often each reason is given, of 100. */
const reasons: readonly (readonly [CancellationReason, number])[] = [
  ['changed-mind', 34],
  ['ordered-by-mistake', 20],
  ['found-cheaper', 14],
  ['too-slow', 10],
  ['out-of-stock', 12],
  ['fraud', 4],
  ['other', 6],
];
const explanations = [
  'Moving house next week.',
  'The present is not needed any more.',
  'Ordered for the wrong address.',
  'Will order again with more lines.',
] as const;
const notes = [
  'Leave it with the neighbour at number 12.',
  'Please pack it as a present.',
  'Ring twice, the bell is quiet.',
  'Customer called: asks for delivery before Friday.',
  'Checked the address, it is right.',
  'Second parcel follows.',
] as const;
const carriers = ['Royal Mail', 'DPD', 'Evri', 'DHL', 'UPS'] as const;

/** What becomes of an order placed at `at`: its commands in order of time, the first places it. */
export const planLife = (random: Random, create: CreateOrder, at: number): Step[] => {
  const steps: Step[] = [{ at, command: create }];
  const after = (least: number, most: number) => {
    const next = (steps.at(-1)?.at ?? at) + Math.round(least + random.next() * (most - least));
    return { at: next };
  };
  if (random.chance(noted)) {
    steps.push({ ...after(hour / 6, 6 * hour), command: addNote(random) });
  }
  if (random.chance(cancelled)) {
    return [...steps, { ...after(hour / 12, 2 * day), command: cancel(random) }];
  }
  if (random.chance(leftPending)) return steps;
  steps.push({ ...after(6 * hour, 3 * day), command: ship(random) });
  if (random.chance(leftShipped)) return steps;
  return [...steps, { ...after(day, 6 * day), command: { type: 'DeliverOrder' } }];
};

const addNote = (random: Random): OrderCommand => ({
  type: 'AddNote',
  text: random.pick(notes),
  visibility: random.chance(0.4) ? 'internal' : 'customer',
});

const cancel = (random: Random): OrderCommand => {
  let ticket = random.int(1, 100);
  const found = reasons.find(([, weight]) => {
    ticket -= weight;
    return ticket <= 0;
  });
  const reason = found?.[0] ?? 'changed-mind';
  const explains = reason === 'other' || random.chance(0.1);
  return { type: 'CancelOrder', reason, note: explains ? random.pick(explanations) : null };
};

const ship = (random: Random): OrderCommand => {
  const letters = random.pick(['RM', 'CP', 'JD', 'ZG'] as const);
  const trackingNumber = `${letters}${random.int(100_000_000, 999_999_999)}GB`;
  return { type: 'ShipOrder', trackingNumber, carrier: random.pick(carriers) };
};
