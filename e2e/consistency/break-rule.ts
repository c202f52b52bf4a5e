import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { switches } from '#app/_consistency/testing/switches/switches.ts';

const engine = new URL('../../app/_consistency/', import.meta.url);

/**
 * Turns one rule of the engine off, for a run that must then find promises broken. Only what is
 * imported afterwards lacks it; files on disk stay as they are. Answers the rule's whole name.
 * Throws RangeError unless exactly one rule is called so.
 */
export const breakRule = (name: string): string => {
  const called = switches.filter((item) => `${item.rule}: ${item.name}`.includes(name));
  const [item, other] = called;
  if (item === undefined || other !== undefined) {
    throw new RangeError(`${called.length} rules are called "${name}".`);
  }
  const url = new URL(item.file, engine).href;
  registerHooks({
    load: (asked, context, next) => {
      const loaded = next(asked, context);
      if (asked !== url) return loaded;
      const [before, after, ...more] = String(loaded.source).split(item.find);
      if (before === undefined || after === undefined || more.length > 0) {
        throw new Error(`The switch "${item.name}" does not fit ${fileURLToPath(url)}.`);
      }
      return { ...loaded, source: before + item.replace + after };
    },
  });
  return `${item.rule}: ${item.name}`;
};
