import { describe, expect, it } from 'vitest';
import { faultKinds } from './fault.ts';
import { planFaults } from './plan-faults.ts';
import { planOperations } from './plan-operations.ts';

const operations = (seed: number, session: number) =>
  planOperations(seed, session, { role: 'customer' }).take(200).toArray();
const faults = (seed: number) => planFaults(seed).take(200).toArray();

describe('a seed', () => {
  it('gives the same plan of operations and faults every time', () => {
    expect(operations(7, 3)).toEqual(operations(7, 3));
    expect(faults(7)).toEqual(faults(7));
  });

  it('gives other plans than another seed, and to each session its own', () => {
    expect(operations(7, 3)).not.toEqual(operations(8, 3));
    expect(operations(7, 3)).not.toEqual(operations(7, 4));
    expect(faults(7)).not.toEqual(faults(8));
  });
});

describe('the plan of faults', () => {
  it('begins with one of each kind, so that a short run misses none', () => {
    const first = faults(1).slice(0, faultKinds.length);
    expect(first.map(({ kind }) => kind).sort()).toEqual([...faultKinds].sort());
  });

  it('is in the order of time', () => {
    const times = faults(1).map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
});

describe('the plan of a session', () => {
  const kinds = (who: Parameters<typeof planOperations>[2]): Set<string> =>
    new Set(
      planOperations(1, 0, who)
        .take(2_000)
        .map(({ kind }) => kind),
    );

  it('gives an admin nothing to place and a customer nothing to ship', () => {
    expect(kinds({ role: 'admin' })).not.toContain('place');
    expect(kinds({ role: 'customer' })).not.toContain('ship');
    expect(kinds({ role: 'customer' })).toContain('reload');
  });

  it('leaves the pages of a calm one alone', () => {
    const calm = kinds({ role: 'customer', isCalm: true });
    expect(calm.intersection(new Set(['reload', 'hide', 'offline']))).toEqual(new Set());
  });
});
