import { createReadDb, createWriteDb } from '#db/client.ts';
import { roleUrl } from '#db/roles/names.ts';
import type { OrderEvent } from '#server/domain/orders/events.ts';
import { evolve } from '#server/domain/orders/evolve.ts';
import { initialState, type OrderState } from '#server/domain/orders/state.ts';
import { type OrderView, toView } from '#server/domain/orders/view.ts';
import type { Recorded } from '#server/domain/recorded.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import type { StoredEvent } from '#server/event-store/event-store.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import { openEvents } from '#server/projections/open-events.ts';
import { ordersProjection } from '#server/projections/projections.ts';
import { viewFromRow } from '#server/projections/tables/order-row.ts';
import type { Config } from '#server/runtime/config.ts';

/** An event as the log has it, without what it says. */
export type LoggedEvent = Pick<
  StoredEvent,
  'position' | 'streamType' | 'streamId' | 'version' | 'type' | 'commandId'
> & { actorId: string };

/** What log and views hold, read by the database's own roles and not by the web. */
export type Truth = {
  log: LoggedEvent[];
  /** Every order as the domain folds it from the log alone. */
  folded: Map<string, OrderView>;
  /** Every order as the view has it. */
  viewed: Map<string, OrderView>;
  /** The view's counters: by scope ("all" or a customer's id), then by status. */
  counters: { scope: string; status: string; count: number }[];
  /** Where the view is. */
  position: number;
};

/** Reads all of it. Throws IllegalTransition when the log cannot be folded. */
export const readTruth = async ({
  databaseUrl,
  readDatabaseUrl,
  secret,
}: Pick<Config, 'databaseUrl' | 'readDatabaseUrl' | 'secret'>): Promise<Truth> => {
  const url = roleUrl(databaseUrl, 'evenkeel_projector', secret);
  const writeDb = createWriteDb(url, { max: 1, application: 'evenkeel e2e' });
  const readDb = createReadDb(roleUrl(readDatabaseUrl, 'evenkeel_projector', secret), {
    max: 1,
    application: 'evenkeel e2e',
  });
  try {
    const stored = await createEventStore(writeDb).readLog(0, 10_000_000);
    const opened = await openEvents(ordersProjection, stored, createPersonalData(writeDb));
    const folded = foldOrders(opened.filter(({ streamType }) => streamType === 'order') as never);
    const rows = await readDb.selectFrom('read.orders').selectAll().execute();
    const counters = await readDb.selectFrom('read.order_counts').selectAll().execute();
    const checkpoint = await readDb
      .selectFrom('read.checkpoints')
      .select('position')
      .where('projection', '=', ordersProjection.name)
      .executeTakeFirst();
    return {
      log: stored.map((event) => ({ ...event, actorId: actorOf(event) })),
      folded,
      viewed: new Map(rows.map((row) => [row.id, viewFromRow(row)])),
      counters,
      position: checkpoint?.position ?? 0,
    };
  } finally {
    await Promise.all([writeDb.destroy(), readDb.destroy()]);
  }
};

const actorOf = ({ metadata }: StoredEvent): string =>
  (metadata.actor as { id?: string } | undefined)?.id ?? '';

const foldOrders = (events: readonly (Recorded<OrderEvent> & { streamId: string })[]) => {
  const states = new Map<string, OrderState>();
  for (const event of events) {
    states.set(event.streamId, evolve(states.get(event.streamId) ?? initialState, event));
  }
  const views = new Map<string, OrderView>();
  for (const [id, state] of states) if (state.status !== 'absent') views.set(id, toView(state));
  return views;
};
