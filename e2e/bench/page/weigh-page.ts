import type { Browser, BrowserContextOptions } from '@playwright/test';
import { median, significant } from '../statistics.ts';
import { type Scripts, scriptsOf } from './scripts-of.ts';

/**
 * What a page loads in thousands of bytes of gzip, medians: until it is idle (`kb`), of that what it
 * asks for before its load event (`sentKb`: as that travelled), and all with what it fetches ahead.
 * `faults` names what was not compressed.
 */
export type PageWeight = {
  row: { case: string; kb: number; firstKb: number; sentKb: number; allKb: number };
  faults: string[];
};

/** Loads a page `rounds` times, each in a browser that knows nothing yet. */
export const weighPage = async (
  browser: Browser,
  options: BrowserContextOptions,
  path: string,
  { name, rounds }: { name: string; rounds: number },
): Promise<PageWeight> => {
  const found: Scripts[] = [];
  for (let round = 1; round <= rounds; round++) found.push(await scriptsOf(browser, options, path));
  const kbOf = (what: 'first' | 'sent' | 'idle' | 'all') =>
    significant(median(found.map((scripts) => scripts[what])) / 1_000);
  return {
    row: {
      case: name,
      kb: kbOf('idle'),
      firstKb: kbOf('first'),
      sentKb: kbOf('sent'),
      allKb: kbOf('all'),
    },
    faults: found.flatMap(({ uncompressed }) =>
      uncompressed.map((url) => `${url} was sent uncompressed.`),
    ),
  };
};
