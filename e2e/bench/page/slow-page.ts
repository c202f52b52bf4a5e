import type { Browser, BrowserContextOptions, Page } from '@playwright/test';

/** How much slower than this machine's the processor of a modest phone is taken to be. */
const slowdown = 4;

declare global {
  interface Window {
    benchLcp: number;
    benchInp: number;
    benchFrames: Promise<number>;
  }
}

/** A page of its own browser context on a slowed processor, watched for LCP and INP. */
export const slowPage = async (
  browser: Browser,
  options: BrowserContextOptions,
): Promise<{ page: Page; close(): Promise<void> }> => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(() => {
    window.benchLcp = 0;
    window.benchInp = 0;
    new PerformanceObserver((list) => {
      window.benchLcp = list.getEntries().at(-1)?.startTime ?? window.benchLcp;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (entry.interactionId) window.benchInp = Math.max(window.benchInp, entry.duration);
      }
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
  return { page, close: () => context.close() };
};

/** Two frames later every entry of what was painted has been handed to the observers. */
const settled = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => done()))),
      ),
  );

/** Largest contentful paint of the page's load, in ms. */
export const lcpOf = async (page: Page): Promise<number> => {
  await settled(page);
  return page.evaluate(() => window.benchLcp);
};

/** The slowest interaction so far, in ms; Chromium leaves out those under 16 ms. */
export const inpOf = async (page: Page): Promise<number> => {
  await settled(page);
  return page.evaluate(() => window.benchInp);
};

/**
 * Counts frames from the next click that `target` hears until `drawn` matches an element: 1 is the
 * first frame that can show anything. In `drawn`, `:path` stands for the last part of the address.
 */
export const countFrames = async (
  page: Page,
  { button, drawn }: { button: string; drawn: string },
): Promise<void> => {
  await page.evaluate(
    ({ button, drawn }) => {
      window.benchFrames = new Promise((found) => {
        const onClick = (event: MouseEvent) => {
          const target = event.target instanceof Element && event.target.closest('button');
          if (!target || target.textContent?.trim() !== button) return;
          document.removeEventListener('click', onClick, { capture: true });
          let frames = 0;
          const look = () => {
            frames += 1;
            const last = window.location.pathname.split('/').at(-1) ?? '';
            if (document.querySelector(drawn.replace(':path', last))) found(frames);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        };
        document.addEventListener('click', onClick, { capture: true });
      });
    },
    { button, drawn },
  );
};

/** What `countFrames` counted. */
export const framesCounted = (page: Page): Promise<number> =>
  page.evaluate(() => window.benchFrames);
