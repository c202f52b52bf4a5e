import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from '@playwright/test';
import type { People, Scene, Somebody } from './people.ts';

/** A browser in which somebody is signed in to the target, or nobody. */
export async function browserOf(
  browser: Browser,
  { origin, people }: Scene,
  who: keyof People | Pick<Somebody, 'cookie'> | undefined,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ ...options, baseURL: origin });
  if (who === undefined) return context;
  const { cookie } = typeof who === 'string' ? people[who] : who;
  const pairs = cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1) };
  });
  await context.addCookies(
    pairs.map((pair) => ({ ...pair, url: origin, httpOnly: true, sameSite: 'Lax' as const })),
  );
  return context;
}

/** Fails when the session of these cookies has ended or is somebody else's. */
export async function expectSignedIn({ send, people }: Scene, who: keyof People): Promise<void> {
  const { text } = await send({ as: who, path: '/api/auth/get-session' });
  expect(JSON.parse(text).user.id).toBe(people[who].id);
}

/** What a page did that its policy forbids, or that a text on it made it do. */
export async function watchPage(page: Page): Promise<string[]> {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/content security policy|owned/i.test(message.text())) seen.push(message.text());
  });
  await page.exposeFunction('violated', (text: string) => seen.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      (window as unknown as { violated(text: string): void }).violated(
        `${violatedDirective} ${blockedURI} ${sample}`,
      );
    });
  });
  return seen;
}
