import { describe, expect, test } from 'vitest';
import type { AuditFinding } from '#db/read/operations-schema.ts';
import { checkpointFinding } from './audit-checkpoint.ts';
import { keptFindings } from './kept-findings.ts';

const found = (from: number, to: number, rest: Partial<AuditFinding> = {}): AuditFinding => ({
  what: `found from ${from} to ${to}`,
  from,
  to,
  events: 1,
  ...rest,
});
const before = found(1, 5);
const here = found(6, 10);
const beyond = found(11, 15);
const checkpoint = found(1, 2, { what: checkpointFinding });
const shared = found(1, 15, { shared: true });
const all = [before, here, beyond, checkpoint, shared];

describe('of what was found before, a step keeps', () => {
  test('all but what it looks at itself', () => {
    expect(keptFindings(all, { after: 5, to: 10, walks: [] })).toEqual([before, beyond, shared]);
  });

  test('what reaches into its range from neither side', () => {
    const across = [found(4, 6), found(10, 12)];
    expect(keptFindings(across, { after: 5, to: 10, walks: [] })).toEqual([]);
  });

  test('at the end of a round what the round has found, and nothing from beyond the view', () => {
    expect(keptFindings(all, { after: 10, to: 0, walks: [] })).toEqual([before, here]);
  });

  test('a row of no stream until its table is walked through there again', () => {
    const stray = (key: string) => found(1, 15, { stray: { table: 'orders', key } });
    const [a, b, c] = [stray('a'), stray('b'), stray('c')];
    const keptPast = (walk: { after?: string; to?: string }, table = 'orders') =>
      keptFindings([a, b, c], {
        after: 0,
        to: 15,
        walks: [{ table, after: walk.after, to: walk.to }],
      });
    expect(keptPast({}, 'products')).toEqual([a, b, c]);
    expect(keptPast({})).toEqual([]);
    expect(keptPast({ to: 'b' })).toEqual([c]);
    expect(keptPast({ after: 'b' })).toEqual([a, b]);
    expect(keptPast({ after: 'a', to: 'b' })).toEqual([a, c]);
  });
});
