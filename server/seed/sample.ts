import type { CommandDeps } from '#server/commands/command-request.ts';
import { orderCreated } from '#server/domain/orders/events.ts';
import { readInvoiceLines } from '#server/import/file/read-invoice-lines.ts';
import { importFile } from '#server/import/import-file.ts';
import { classifyInvoice } from '#server/import/invoices/classify-invoice.ts';
import { planImport } from '#server/import/invoices/plan-import.ts';
import { stageLines } from '#server/import/invoices/stage-lines.ts';
import { stagedInvoices } from '#server/import/invoices/staged-invoices.ts';
import { openStaging } from '#server/import/invoices/staging.ts';
import { orderIdOf } from '#server/import/writing/ids.ts';
import type { Basket } from './plan-orders.ts';

const sample = new URL('../../db/seed/online-retail-sample.csv.gz', import.meta.url).pathname;

/** The ids of the sample's orders, written or not. */
export const sampleOrderIds = async (): Promise<string[]> => {
  const staging = openStaging();
  try {
    await stageLines(
      staging,
      sample,
      readInvoiceLines(sample, () => {}),
    );
    planImport(staging, () => {});
    return [...stagedInvoices(staging)]
      .filter((invoice) => classifyInvoice(invoice).kind === 'order')
      .map(({ number }) => orderIdOf(number));
  } finally {
    staging.close();
  }
};

/** The sample's catalogue and orders are in the log afterwards, if they were not. */
export const importSample = async (deps: CommandDeps): Promise<void> => {
  await importFile(deps, sample);
};

const basket = orderCreated.pick({ items: true, country: true, currency: true });

/** Streams asked for at once: a statement far below what a role's may take. */
const block = 500;

/** The sample's orders as the log has them, with the catalogue's names and prices. */
export const readBaskets = async (
  { eventStore }: Pick<CommandDeps, 'eventStore'>,
  ids: readonly string[],
): Promise<readonly [Basket, ...Basket[]]> => {
  const baskets: Basket[] = [];
  for (let from = 0; from < ids.length; from += block) {
    const streams = await eventStore.readStreams('order', ids.slice(from, from + block));
    for (const [created] of streams.values()) {
      if (created?.type === 'OrderCreated') baskets.push(basket.parse(created.data));
    }
  }
  const [first, ...more] = baskets;
  if (first === undefined) throw new Error('The log has none of the sample’s orders.');
  return [first, ...more];
};
