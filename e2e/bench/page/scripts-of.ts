import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page, Request } from '@playwright/test';

/**
 * JavaScript that a page loaded, in bytes as gzip has them, however they travelled: what it asked for
 * until its load event, until the network and the page were idle, and in all, what it fetches ahead
 * for the first dialog included. `sent`: the bytes of `first` as they travelled. `uncompressed` are
 * addresses of scripts that travelled as they are.
 */
export type Scripts = {
  first: number;
  sent: number;
  idle: number;
  all: number;
  uncompressed: string[];
};

/** A compressed answer of a few bytes is longer than a plain one; Next leaves those alone. */
const worthCompressing = 1_024;

type Script = {
  bytes: number;
  sent: number;
  uncompressed: string | undefined;
  asked: 'first' | 'idle' | 'all';
};

/** Opens `path` in a browser that knows nothing yet, looks, and moves the mouse as a person would. */
export const scriptsOf = async (
  browser: Browser,
  options: BrowserContextOptions,
  path: string,
): Promise<Scripts> => {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    let asking: Script['asked'] = 'first';
    const askedWhen = new WeakMap<Request, Script['asked']>();
    const scripts: Promise<Script | undefined>[] = [];
    page.on('load', () => {
      asking = 'idle';
    });
    page.on('request', (request) => askedWhen.set(request, asking));
    page.on('requestfinished', (request) =>
      scripts.push(scriptOf(request, askedWhen.get(request) ?? 'all')),
    );
    await page.goto(path, { waitUntil: 'networkidle' });
    await idle(page);
    asking = 'all';
    await page.mouse.move(200, 200);
    await idle(page);
    // What waits for a sign of a user has waited its longest by then, see `onFirstUse`.
    await page.waitForFunction(() => performance.now() > 5_000);
    await idle(page);
    const found = (await Promise.all(scripts)).filter((script) => script !== undefined);
    const sum = (...when: Script['asked'][]) =>
      found.reduce((bytes, script) => bytes + (when.includes(script.asked) ? script.bytes : 0), 0);
    return {
      first: sum('first'),
      sent: found.reduce((bytes, { asked, sent }) => bytes + (asked === 'first' ? sent : 0), 0),
      idle: sum('first', 'idle'),
      all: sum('first', 'idle', 'all'),
      uncompressed: found.flatMap(({ uncompressed }) => uncompressed ?? []),
    };
  } finally {
    await context.close();
  }
};

const idle = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise<void>((done) => requestIdleCallback(() => done())));
  await page.waitForLoadState('networkidle');
};

const scriptOf = async (request: Request, asked: Script['asked']): Promise<Script | undefined> => {
  const answer = await request.response();
  if (!(answer?.headers()['content-type'] ?? '').includes('javascript')) return undefined;
  const sent = (await request.sizes()).responseBodySize;
  const isPlain = answer?.headers()['content-encoding'] === undefined;
  return {
    bytes: gzipSync((await answer?.body()) ?? '').length,
    sent,
    asked,
    uncompressed: isPlain && sent > worthCompressing ? request.url() : undefined,
  };
};
