import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vitest/config';
import type { Switch } from '#app/_consistency/testing/switches/switch.ts';

/** Hands the tests the engine with one rule turned off; files on disk stay as they are. */
export const createSwitchPlugin = (folder: string) => {
  let current: Switch | undefined;
  const plugin: Plugin = {
    name: 'evenkeel:rule-switch',
    enforce: 'pre',
    load: (id) => {
      if (current === undefined || id !== join(folder, current.file)) return undefined;
      return turnedOff(readFileSync(id, 'utf8'), current);
    },
  };
  return {
    plugin,
    turn: (next: Switch | undefined) => {
      current = next;
    },
  };
};

/** The source with the rule turned off. Throws when the switch's text is not there exactly once. */
const turnedOff = (source: string, { name, find, replace }: Switch): string => {
  const parts = source.split(find);
  if (parts.length !== 2) throw new Error(`The switch "${name}" no longer fits its source.`);
  return parts.join(replace);
};
