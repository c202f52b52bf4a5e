import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AuthDatabase } from '#db/auth/schema.ts';
import type { CommandDeps } from '#server/commands/command-request.ts';
import { registerCustomer } from '#server/commands/register-customer.ts';
import { type DemoAccount, demoAccounts } from './demo-accounts.ts';
import { type ImportProgress, importFile } from './import-file.ts';

const sample = new URL('../../db/seed/online-retail-sample.csv.gz', import.meta.url);

export type SeedDemo = CommandDeps & {
  authDb: Kysely<AuthDatabase>;
  /** Makes an account, or finds the one with this e-mail. */
  createAccount: (
    authDb: Kysely<AuthDatabase>,
    account: DemoAccount,
  ) => Promise<{ id: string; created: boolean }>;
  onProgress?: ImportProgress;
};

/**
 * Fills a demo shop: the sample's catalogue, customers and orders, then the demo accounts, each
 * with its customer. The accounts come last, so that they are the sign that all is there: a later
 * start asks two questions and is done, and one that was cut short goes on where it stopped.
 * Answers whether it had anything to do.
 */
export async function seedDemo({
  authDb,
  createAccount,
  onProgress = () => {},
  ...deps
}: SeedDemo): Promise<boolean> {
  if (await isSeeded(authDb, deps)) return false;
  await importFile(deps, sample.pathname, { onProgress });
  for (const account of demoAccounts) {
    const { id } = await createAccount(authDb, account);
    const { name, email } = account;
    await registerCustomer(deps, {
      customer: { id, name, email, country: null },
      correlationId: uuidv7(),
    });
  }
  return true;
}

async function isSeeded(authDb: Kysely<AuthDatabase>, { eventStore }: CommandDeps) {
  const emails = demoAccounts.map(({ email }) => email);
  const accounts = await authDb
    .selectFrom('auth.user')
    .select('id')
    .where('email', 'in', emails)
    .execute();
  if (accounts.length < emails.length) return false;
  const ids = accounts.map(({ id }) => id);
  return (await eventStore.readStreams('customer', ids)).size === ids.length;
}
