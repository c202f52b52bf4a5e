import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Cookie, chromium } from '@playwright/test';
import { z } from 'zod';
import { zoneCookie } from '#app/_ui/text/zone-cookie.ts';
import { browser } from '../../browser.ts';

const run = promisify(execFile);

/** Fetched when it is asked for: its 180 packages would make every fresh clone's install slower. */
const version = '12.8.2';
export const lighthouseCategories = [
  'performance',
  'accessibility',
  'best-practices',
  'seo',
] as const;

/** Scores of 0 to 100. */
export type LighthouseScores = Record<(typeof lighthouseCategories)[number], number>;

/** Scores, and what cost points, in Lighthouse's words. */
type Verdict = { scores: LighthouseScores; lost: string[] };

const report = z.object({
  categories: z.record(
    z.string(),
    z.object({
      score: z.number(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(z.string(), z.object({ title: z.string(), score: z.number().nullable() })),
});

/**
 * What Lighthouse says of a page, as a phone (its own default: a slowed processor, a slow network)
 * or at a desk. `cookies` are those of whoever is signed in.
 */
export const lighthouse = async (
  url: string,
  cookies: readonly Cookie[],
  at: 'phone' | 'desk',
): Promise<Verdict> => {
  const { executablePath = chromium.executablePath(), args = [], env } = await browser();
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-lighthouse-'));
  const output = join(folder, 'report.json');
  // A page that writes a cookie of its own would lose this header from then on.
  const zone = { name: zoneCookie, value: Intl.DateTimeFormat().resolvedOptions().timeZone };
  const cookie = [...cookies, zone].map(({ name, value }) => `${name}=${value}`).join('; ');
  try {
    await run(
      'npm',
      [
        ...['exec', '--yes', `--package=lighthouse@${version}`, '--', 'lighthouse', url],
        ...['--quiet', '--output=json', `--output-path=${output}`],
        `--only-categories=${lighthouseCategories.join()}`,
        `--chrome-flags=--headless=new ${args.join(' ')}`,
        `--extra-headers=${JSON.stringify({ Cookie: cookie })}`,
        ...(at === 'desk' ? ['--preset=desktop'] : []),
      ],
      {
        cwd: folder,
        env: { ...process.env, ...env, CHROME_PATH: executablePath },
        timeout: 180_000,
      },
    );
    return scoresIn(report.parse(JSON.parse(await readFile(output, 'utf8'))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const scoresIn = ({ categories: found, audits }: z.infer<typeof report>): Verdict => {
  const scoreOf = (name: string) => Math.round(100 * (found[name]?.score ?? Number.NaN));
  const lost = lighthouseCategories.flatMap((name) =>
    (found[name]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${name}: ${audits[id]?.title} (${audits[id]?.score})`),
  );
  const scores = {
    performance: scoreOf('performance'),
    accessibility: scoreOf('accessibility'),
    'best-practices': scoreOf('best-practices'),
    seo: scoreOf('seo'),
  };
  return { scores, lost };
};
