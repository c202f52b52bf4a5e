import { v7 as uuidv7 } from 'uuid';
import type { OrderItem } from '#server/contracts/order.ts';
import type { CreateOrder, OrderCommand } from '#server/domain/orders/commands.ts';
import { newPerson, type Person } from './people.ts';
import { planLife } from './plan-life.ts';
import type { Random } from './random.ts';

/** A real order that others are drawn from. */
export type Basket = { items: readonly OrderItem[]; country: string | null; currency: string };

export type Plan = {
  orders: number;
  /** Where each order's products, prices and country come from. */
  baskets: readonly [Basket, ...Basket[]];
  /** Nothing happens from then on, in ms since 1970; the orders begin four years before. */
  until: number;
  random: Random;
};

/** Something that happens in the shop; `last` when nothing more will happen to its stream. */
export type Occurrence = { at: number; last: boolean } & (
  | { kind: 'customer'; person: Person }
  | { kind: 'order'; orderId: string; command: OrderCommand }
);

const day = 86_400_000;
const days = 4 * 365;
const guests = 0.04;
const newcomers = 0.15;
const notesToShop = 0.04;
const longest = 5;

/** Everything that happens, in order of time. Holds the orders that are on their way, not all. */
export function* planOrders({ orders, baskets, until, random }: Plan): Generator<Occurrence> {
  const begin = until - days * day;
  const coming = new Map<number, Occurrence[]>();
  const people: Person[] = [];
  const add = (occurrence: Occurrence) => {
    const on = Math.floor((occurrence.at - begin) / day);
    const there = coming.get(on);
    if (there === undefined) coming.set(on, [occurrence]);
    else there.push(occurrence);
  };
  let placed = 0;
  for (let today = 0; today < days; today++) {
    const count = ordersBy(today + 1, orders) - placed;
    placed += count;
    const times = Array.from({ length: count }, () => begin + today * day + timeOfDay(random));
    for (const at of times.sort((a, b) => a - b)) {
      const basket = random.pick(baskets);
      const buyer = chooseBuyer(random, people, { at, country: basket.country });
      if (buyer.isNew) add({ at: at - 1, last: true, kind: 'customer', person: buyer.person });
      const create = createOrder(random, basket, buyer.person, at);
      const steps = planLife(random, create, at).filter((step) => step.at < until);
      for (const [index, { at: when, command }] of steps.entries()) {
        const last = index === steps.length - 1;
        add({ at: when, last, kind: 'order', orderId: create.orderId, command });
      }
    }
    yield* (coming.get(today) ?? []).sort((a, b) => a.at - b.at);
    coming.delete(today);
  }
}

/** How many orders there are by the end of a day: the shop has grown threefold. */
const ordersBy = (day: number, orders: number): number => {
  const share = day / days;
  return Math.round((orders * (share + share ** 2)) / 2);
};

/** Most people order in the evening; never in the first moments of a day, when it begins anew. */
const timeOfDay = (random: Random): number =>
  Math.floor(1_000 + (day - 2_000) * Math.max(random.next(), random.next()));

type Buyer = { person: Person; isNew: boolean } | { person: null; isNew: false };

const chooseBuyer = (
  random: Random,
  people: Person[],
  { at, country }: { at: number; country: string | null },
): Buyer => {
  if (random.chance(guests)) return { person: null, isNew: false };
  // The one who came last may still come later today; the regulars are among the first.
  const known = people[Math.floor(people.length * random.next() ** 2)];
  if (known !== undefined && !random.chance(newcomers)) return { person: known, isNew: false };
  const person = newPerson(random, { index: people.length + 1, at, country });
  people.push(person);
  return { person, isNew: true };
};

const createOrder = (
  random: Random,
  { items, country, currency }: Basket,
  buyer: Person | null,
  at: number,
): CreateOrder => {
  const first = random.int(0, items.length - 1);
  const lines = items.slice(first, first + random.int(1, longest));
  return {
    type: 'CreateOrder',
    orderId: uuidv7({ msecs: at, random: random.bytes(16) }),
    customer: buyer && { id: buyer.id, name: buyer.name, email: buyer.email },
    country: buyer?.country ?? country,
    items: lines.map((line) => ({ ...line, quantity: random.int(1, line.quantity) })),
    currency,
    note: random.chance(notesToShop) ? 'Please send an invoice by e-mail.' : null,
  };
};
