import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Projection } from '#server/projections/projection.ts';
import { createDecider, type Decided } from './decide-events.ts';
import { createLogWriter } from './log-writer.ts';
import { openSession } from './open-session.ts';
import { type Basket, planOrders } from './plan-orders.ts';
import { createRandom } from './random.ts';
import { createViewWriter } from './view-writer.ts';

export type Seeding = {
  /** The owner of the log, past any pooler. */
  logUrl: string;
  /** The projector in the views' database, past any pooler. */
  viewsUrl: string;
  projections: readonly Projection[];
  baskets: readonly [Basket, ...Basket[]];
  orders: number;
  seed: string;
  /** The end of the history, in ms since 1970. */
  until: number;
  /** Brings the views to the log's end while nobody appends. */
  catchUp(position: number): Promise<void>;
  onProgress?(step: 'orders' | 'indexes', placed: number): void;
};

export type SeedReport = { orders: number; events: number; position: number };

/** Big enough that COPY's own cost does not count, small enough to hold a few in memory. */
const blockEvents = 20_000;

/**
 * Writes a history of `orders` orders: events, answers of commands, keys and views, each in one
 * transaction. Ended before the end it has written nothing. While it runs nobody else appends, and
 * nobody reads the views. Should the views fail when the log is written, workers make them from it.
 */
export const seedOrders = async (seeding: Seeding): Promise<SeedReport> => {
  const { projections, orders, baskets, until, onProgress = () => {} } = seeding;
  const log = await openSession(seeding.logUrl);
  const views = await openSession(seeding.viewsUrl);
  try {
    const logWriter = await createLogWriter(log);
    const { head } = logWriter;
    await seeding.catchUp(head.position);
    const viewWriter = await createViewWriter(views, projections, head);

    // Not the same orders again when the same seed is used twice.
    const random = createRandom(`${seeding.seed} ${head.position}`);
    const decide = createDecider({ head: head.position, correlationId: randomUUID(), random });
    let writing: Promise<unknown> = Promise.resolve();
    let writingBefore: Promise<unknown> = Promise.resolve();
    let block: Decided[] = [];
    let placed = 0;
    const flush = async () => {
      const full = block;
      block = [];
      // Two blocks on their way: while the databases are busy with one the next is folded.
      await writingBefore;
      onProgress('orders', placed);
      writingBefore = writing;
      writing = Promise.all([logWriter.write(full), viewWriter.write(full)]);
      // Awaited at a later flush; until then a failure must not end the process.
      writing.catch(() => {});
    };
    let position = head.position;
    for (const occurrence of planOrders({ orders, baskets, until, random })) {
      const decided = decide(occurrence);
      if (decided.event.type === 'OrderCreated') placed += 1;
      ({ position } = decided.event);
      block.push(decided);
      if (block.length >= blockEvents) await flush();
      else if (block.length % 500 === 0) await breathe();
    }
    await flush();
    await Promise.all([writingBefore, writing]);
    onProgress('indexes', placed);
    await viewWriter.finish(position);
    await logWriter.moveHead(position);
    await log.commit();
    await views.commit();
    // Outside the transaction, as it must be: marks what all can see, and tells the planner.
    await Promise.all([
      views.client.query(`vacuum (analyze) ${viewWriter.tables.join(', ')}`),
      log.client.query('vacuum (analyze) write.events, write.commands, write.customer_keys'),
    ]);
    return { orders: placed, events: position - head.position, position };
  } finally {
    await views.close();
    await log.close();
  }
};
