import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AuthDatabase } from '#db/auth/schema.ts';
import { insertAccount } from '#server/auth/insert-account.ts';
import { hashPassword } from '#server/auth/passwords.ts';
import type { CommandDeps } from '#server/commands/command-request.ts';
import { registerCustomer } from '#server/commands/register-customer.ts';
import type { QaCustomers } from '#server/contracts/qa.ts';

/**
 * Makes accounts that can sign in, each with its customer in the log. Those of one call share one
 * password, which is hashed once: a hash of its own for each would take as long as all else.
 */
export async function makeCustomers(
  { authDb, commands }: { authDb: Kysely<AuthDatabase>; commands: CommandDeps },
  count: number,
): Promise<QaCustomers> {
  const password = randomBytes(12).toString('base64url');
  const hash = await hashPassword(password);
  const correlationId = uuidv7();
  const made = Array.from({ length: count }, async () => {
    const id = uuidv7();
    const tag = id.slice(-12);
    const person = { id, name: `Casey ${tag}`, email: `casey-${tag}@customers.test` };
    const isNew = await insertAccount(authDb, { ...person, role: 'customer', hash });
    if (!isNew) throw new TypeError(`${person.email} is somebody else's already.`);
    await registerCustomer(commands, { customer: { ...person, country: null }, correlationId });
    return { ...person, password };
  });
  return { customers: await Promise.all(made) };
}
