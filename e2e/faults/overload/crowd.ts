import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import { v7 as uuidv7 } from 'uuid';
import { mostConnections, type Offered, type Offering } from './offering.ts';

/**
 * Kept from one offering to the next, as a proxy keeps them: Node takes one new connection a turn of
 * its event loop, so that those of a crowd that comes at once wait for seconds before anything of
 * ours can answer them.
 */
let pool: Pool | undefined;

/** The crowd, in a process of its own: does one offering after the other as they come over IPC. */
const offer = async ({
  target: { port, headers, productId },
  connections,
  ms,
  perSecond = Number.POSITIVE_INFINITY,
}: Offering): Promise<Offered> => {
  pool ??= new Pool(`http://127.0.0.1:${port}`, { connections: mostConnections });
  const kept = pool;
  const counts = { inTime: 0, asked: 0, shed: 0, bare: 0, broken: 0 };
  const accepted: string[] = [];
  const took: number[] = [];
  const body = JSON.stringify({ items: [{ productId, quantity: 1 }] });
  let open = 0;
  const since = performance.now();
  const passed = () => performance.now() - since;
  const place = async () => {
    counts.asked += 1;
    open += 1;
    const commandId = uuidv7();
    const begun = performance.now();
    try {
      const answer = await kept.request({
        path: '/api/orders',
        method: 'POST',
        body,
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': commandId },
      });
      await answer.body.dump();
      if (answer.statusCode === 202) {
        accepted.push(commandId);
        if (passed() < ms) counts.inTime += 1;
        took.push(performance.now() - begun);
      } else if (answer.headers['retry-after'] === undefined) counts.bare += 1;
      else counts.shed += 1;
    } catch {
      counts.broken += 1;
    }
    open -= 1;
  };
  while (passed() < ms) {
    while (open < connections && counts.asked <= dueAt(passed(), perSecond)) void place();
    await delay(1);
  }
  while (open > 0) await delay(1);
  took.sort((a, b) => a - b);
  const p99Ms = took[Math.floor(took.length * 0.99)] ?? 0;
  return { ...counts, accepted, seconds: ms / 1_000, p99Ms };
};

/** A crowd does not come in one moment. */
const enterMs = 2_000;

/** How many are to have been asked by then. */
const dueAt = (ms: number, perSecond: number): number => {
  if (!Number.isFinite(perSecond)) return perSecond;
  const entering = Math.min(ms, enterMs);
  return (perSecond / 1_000) * (entering ** 2 / (2 * enterMs) + ms - entering);
};

process.on(
  'message',
  (offering: Offering) => void offer(offering).then((offered) => process.send?.(offered)),
);
// Whoever follows its supervisor does not stay for its sake; this one has nothing else between tasks.
process.channel?.ref();
process.send?.('ready');
