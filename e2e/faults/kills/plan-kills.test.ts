import { expect, test } from 'vitest';
import { planKills } from './plan-kills.ts';

test('one seed plans the same kills, of everybody, and a longer run begins as a shorter one', () => {
  const plan = planKills(7, 1_000, 2);
  expect(planKills(7, 1_000, 2)).toEqual(plan);
  expect(planKills(7, 50, 2)).toEqual(plan.slice(0, 50));
  expect(planKills(8, 50, 2)).not.toEqual(plan.slice(0, 50));
  expect(new Set(plan.map(({ whom }) => whom))).toEqual(new Set(['web', 'worker', 'postgres']));
  expect(new Set(plan.map(({ copy }) => copy))).toEqual(new Set([0, 1]));
});

test('kills hit a system at work: a hundred commands are accepted between two of them', () => {
  const commands = planKills(7, 1_000, 2).map((kill) => kill.commands);
  const mean = commands.reduce((sum, n) => sum + n, 0) / commands.length;
  expect(Math.round(mean / 10) * 10).toBe(100);
  // And some come while the one before is still coming back.
  expect(commands.filter((n) => n === 0).length).toBeGreaterThan(200);
});
