import { createServer } from 'node:net';
import { expect, test } from '@playwright/test';
import { type Launched, living, newPlace, npmStart, type Place, processesOf } from './launched.ts';

// One after the other: each starts a whole system, and two cores carry one beside the flows' own.
test.describe.configure({ mode: 'serial' });

let place: Awaited<ReturnType<typeof newPlace>>;
let launched: Launched;

test.beforeAll(async () => {
  place = await newPlace();
});
test.afterAll(async () => {
  launched.npm.kill('SIGTERM');
  await launched.ended;
  await place.leave();
});

const start = async () => {
  launched = npmStart(place);
  await expect.poll(launched.output, { timeout: 100_000 }).toMatch(/ready in .* at http/);
};

const catalogue = async ({ port }: Place) => {
  const answer = await fetch(`http://localhost:${port}/api/products`);
  return { status: answer.status, products: (await answer.json()).data.length };
};

test('the ready line names the address and the demo accounts, and the shop is open', async () => {
  await start();
  expect(launched.output()).toContain(`http://localhost:${place.port}`);
  expect(launched.output()).toContain('shopper@demo.test');
  expect((await catalogue(place)).products).toBeGreaterThan(0);
});

test('an idle connection is kept longer than a proxy in between keeps it', async () => {
  const answer = await fetch(`http://localhost:${place.port}/api/products`);
  expect(answer.headers.get('keep-alive')).toBe('timeout=75');
});

test('a second start on the same data folder is refused and harms nothing', async () => {
  const second = npmStart(place);
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('is in use by');
  expect((await catalogue(place)).status).toBe(200);
});

test('a worker that is killed comes back by itself', async () => {
  const { worker } = await processesOf(place);
  process.kill(worker, 'SIGKILL');
  await expect
    .poll(() =>
      processesOf(place).then(
        (all) => all.worker !== worker && living(all),
        () => [],
      ),
    )
    .toEqual(['supervisor', 'worker', 'web', 'postgres']);
});

test('SIGTERM to npm start itself ends every process, and npm exits with 0', async () => {
  const all = await processesOf(place);
  launched.npm.kill('SIGTERM');
  expect(await launched.ended).toBe(0);
  await expect.poll(() => living(all)).toEqual([]);
});

test('after kill -9 of the supervisor alone, the next start comes up', async () => {
  await start();
  const before = await processesOf(place);
  process.kill(before.supervisor, 'SIGKILL');
  await launched.ended;
  await start();
  expect((await catalogue(place)).products).toBeGreaterThan(0);
  await expect.poll(() => living(before)).toEqual([]);
});

test('after kill -9 of every process, the next start comes up with everything still there', async () => {
  const { products } = await catalogue(place);
  const all = await processesOf(place);
  for (const pid of Object.values(all)) process.kill(pid, 'SIGKILL');
  await launched.ended;
  await start();
  expect(await catalogue(place)).toEqual({ status: 200, products });
});

test('a port that is taken is refused with the way out, before anything is started', async () => {
  const other = await newPlace();
  const squatter = createServer().listen(other.port);
  try {
    const refused = npmStart(other);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain(`Port ${other.port} (PORT) is taken`);
  } finally {
    squatter.close();
    await other.leave();
  }
});
