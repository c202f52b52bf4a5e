import type { DatabaseSync } from 'node:sqlite';
import { toAppend } from '#server/commands/to-append.ts';
import { type ProductEvent, productEvents } from '#server/domain/products/events.ts';
import {
  decide,
  evolve,
  initialState,
  type ProductCommand,
  type ProductState,
} from '#server/domain/products/product.ts';
import type { Append, StoredEvent } from '#server/event-store/event-store.ts';
import { londonToUtc } from '../invoices/london-time.ts';
import { chunks } from './chunks.ts';
import { createOrderedWriter } from './create-ordered-writer.ts';
import { commandIdOf, productIdOf } from './ids.ts';
import { type ImportContext, importActor, importCurrency } from './import-context.ts';

type StagedProduct = { sku: string; name: string | null; pence: number; at: string };

/**
 * Brings the catalogue to the staged names and prices. A product that is there keeps its name (it
 * came first) unless it only had its code for one, and takes the price if the file's is not older
 * than the last change. The staged names become the catalogue's, from which the orders take them.
 */
export async function importProducts(
  context: ImportContext,
  staging: DatabaseSync,
): Promise<number> {
  const staged = staging
    .prepare('select sku, name, pence, at from product order by sku')
    .all() as StagedProduct[];
  const settle = staging.prepare('update product set id = ?, name = ? where sku = ?');
  const writer = createOrderedWriter(context.eventStore);
  for (const chunk of chunks(staged, 250)) {
    const ids = chunk.map(({ sku }) => productIdOf(sku));
    const known = await context.eventStore.readStreams('product', ids);
    const appends: Append[] = [];
    staging.exec('begin');
    for (const product of chunk) {
      const stored = known.get(productIdOf(product.sku)) ?? [];
      const { events, state } = bringUpToDate(product, stored);
      if (state.status === 'listed') settle.run(state.id, state.name, product.sku);
      if (events.length > 0) appends.push(changes(context, product, stored.length, events));
    }
    staging.exec('commit');
    await writer.write(appends);
  }
  return writer.settled();
}

/** The events that take a product from what is stored to what is staged, and where they end. */
function bringUpToDate({ sku, name, pence, at }: StagedProduct, stored: readonly StoredEvent[]) {
  const history = stored.map(productEvents.read);
  const known = history.reduce<ProductState>(evolve, initialState);
  const commands: ProductCommand[] = [];
  if (known.status === 'absent') {
    const details = { productId: productIdOf(sku), sku, price: pence, currency: importCurrency };
    commands.push({ type: 'ListProduct', name: name ?? sku, ...details });
  } else {
    if (known.name === sku && name !== null) commands.push({ type: 'RenameProduct', name });
    const isOlder = history.some((event) => event.at > londonToUtc(at));
    if (!isOlder) commands.push({ type: 'RepriceProduct', price: pence });
  }
  let state = known;
  const events: ProductEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, state);
    if ('rejection' in decision) throw new TypeError(decision.rejection.message);
    events.push(...decision.events);
    state = decision.events.reduce<ProductState>(evolve, state);
  }
  return { events, state };
}

function changes(
  { correlationId }: ImportContext,
  { sku, at }: StagedProduct,
  expectedVersion: number,
  events: readonly ProductEvent[],
): Append {
  const productId = productIdOf(sku);
  return toAppend({
    // One command for each version: what it changes is decided on that version.
    commandId: commandIdOf(`product ${productId} ${expectedVersion}`),
    bodyHash: 'import-product',
    actor: importActor,
    correlationId,
    occurredAt: londonToUtc(at),
    streamType: 'product',
    streamId: productId,
    expectedVersion,
    events: events.map(productEvents.write),
  });
}
