import { createAuthDb } from '#db/client.ts';
import { roleUrl } from '#db/roles/names.ts';
import { createAccount } from '#server/auth/create-account.ts';
import type { Role } from '#server/contracts/roles.ts';
import type { Config } from '#server/runtime/config.ts';

export type Account = { name: string; email: string; password: string; role: Role };

/** Makes accounts that can sign in, admins included, whom no sign-up makes. */
export const createAccounts = async (
  { databaseUrl, secret }: Config,
  accounts: readonly Account[],
): Promise<void> => {
  const url = roleUrl(databaseUrl, 'evenkeel_auth', secret);
  const authDb = createAuthDb(url, { max: 2, application: 'evenkeel e2e' });
  try {
    for (const account of accounts) await createAccount(authDb, account);
  } finally {
    await authDb.destroy();
  }
};
