import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from './switch.ts';
import { switches } from './switches.ts';

const folder = join(import.meta.dirname, '..', '..');

describe('the switches', () => {
  it('each fit their source, which has the text exactly once', () => {
    const found = switches.map(({ name, file, find }) => ({
      name,
      times: readFileSync(join(folder, file), 'utf8').split(find).length - 1,
    }));
    expect(found.filter(({ times }) => times !== 1)).toEqual([]);
  });

  it('turn every rule of the protocol off', () => {
    const covered = new Set(switches.map(({ rule }) => rule));
    expect(rules.filter((rule) => !covered.has(rule))).toEqual([]);
  });

  it('have names of their own, and tests that exist', () => {
    const names = switches.map(({ rule, name }) => `${rule}: ${name}`);
    expect(new Set(names).size).toBe(names.length);
    const tests = new Set(switches.flatMap((item) => item.tests));
    expect([...tests].filter((test) => !existsSync(join(folder, test)))).toEqual([]);
  });
});
