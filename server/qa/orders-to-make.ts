import type { Kysely } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';
import type { CommandDeps } from '#server/commands/command-request.ts';
import { findProducts } from '#server/commands/find-products.ts';
import type { QaOrdersBody } from '#server/contracts/qa.ts';
import { customerEvents } from '#server/domain/customers/events.ts';
import { ProblemError } from '#server/http/problems/problem-error.ts';
import type { Reads } from '#server/queries/reads.ts';
import type { OrdersToMake } from './make-orders.ts';

const enoughProducts = 50;

/**
 * The customer as the log knows them, and products of the catalogue at the log's prices. Throws 422
 * when there is no such customer, the account has become one of the staff (who order nothing), or
 * there is nothing that could be ordered.
 */
export async function ordersToMake(
  {
    authDb,
    commands,
    reads,
  }: { authDb: Kysely<AuthDatabase>; commands: CommandDeps; reads: Reads },
  { customerId, count, status }: QaOrdersBody,
): Promise<OrdersToMake> {
  const customer = await findCustomer(commands, customerId);
  if (customer === undefined || (await isOfStaff(authDb, customerId))) {
    throw new ProblemError(
      'unprocessable',
      'No customer has this id; make one with POST /api/qa/customers.',
      {
        details: { reason: 'unknown-customer' },
      },
    );
  }
  const ids = await reads.db
    .selectFrom('read.products')
    .select('id')
    .orderBy('sku')
    .limit(enoughProducts)
    .execute();
  const listed = await findProducts(
    commands.eventStore,
    ids.map(({ id }) => id),
  );
  const products = [...listed].map(([id, product]) => ({ ...product, id }));
  const currency = products[0]?.currency;
  if (currency === undefined) {
    throw new ProblemError('unprocessable', 'The catalogue is empty; import products first.', {
      details: { reason: 'no-products' },
    });
  }
  const sameCurrency = products.filter((product) => product.currency === currency);
  return { customer, products: sameCurrency, count, status };
}

/** Imported customers have no account. */
const isOfStaff = async (authDb: Kysely<AuthDatabase>, id: string): Promise<boolean> => {
  const account = await authDb
    .selectFrom('auth.user')
    .select('role')
    .where('id', '=', id)
    .executeTakeFirst();
  return account !== undefined && account.role !== 'customer';
};

const findCustomer = async ({ eventStore, personalData }: CommandDeps, id: string) => {
  const stored = await personalData.open(await eventStore.readStream('customer', id));
  let found: OrdersToMake['customer'] | undefined;
  for (const event of stored.map(customerEvents.read)) {
    if (event.type === 'CustomerRegistered') {
      const { name, email, country } = event.data;
      found = { id, name, email, country };
    } else if (found !== undefined) found = { ...found, name: event.data.name };
  }
  return found;
};
