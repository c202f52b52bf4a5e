import { createRandom, pickWeighted } from './create-random.ts';
import type { Fault, FaultKind } from './fault.ts';

/** How often each kind comes, in proportion; those that hit everybody are rare. */
const weights: Record<FaultKind, number> = {
  'worker-killed': 4,
  'worker-paused': 5,
  'web-killed': 3,
  'postgres-killed': 0.7,
  'projection-delayed': 6,
  'projection-paused': 3,
  'frames-dropped': 8,
  'frames-doubled': 8,
  'frames-delayed': 8,
  'sockets-closed': 4,
  'commands-failed-before': 8,
  'commands-failed-after': 12,
  'connections-cut': 3,
  'connection-reset': 14,
  'replies-truncated': 10,
  blackhole: 6,
  'slow-network': 8,
  'pages-frozen': 0.7,
};

/** Mean time between two faults, ms. */
const meanGap = 450;

/** The endless plan of faults, in the order of `at`; first one of each kind, so that none is missed. */
export function* planFaults(seed: number): Generator<Fault> {
  const random = createRandom(seed, 'faults');
  const missing = shuffled(Object.keys(weights) as FaultKind[], random);
  let at = 500;
  while (true) {
    const kind = missing.pop() ?? pickWeighted(weights, random());
    yield { kind, at, lasts: 400 + 1_800 * random() ** 2, whom: random(), how: random() };
    at += -Math.log(1 - random()) * meanGap;
  }
}

const shuffled = <Item>(list: Item[], random: () => number): Item[] => {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [list[last], list[other]] = [list[other] as Item, list[last] as Item];
  }
  return list;
};
