import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { createAccount } from './create-account.ts';
import { createAuth } from './create-auth.ts';
import { createSessionVerifier } from './create-session-verifier.ts';

const [admin, other] = ['admin@demo.test', 'admin@shop.test'];
const password = 'demo-password';
const secret = 'a secret of the installation';
const from = { cookie: null, address: null };
let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
  for (const email of [admin, other]) {
    await createAccount(database.authDb, { name: 'Alex', email, password, role: 'admin' });
  }
});
afterAll(() => database.drop());

const open = (demo: boolean) =>
  createAuth(database.authDb, { secret, origin: undefined, demo, onSignedIn: async () => {} });
const entered = async (demo: boolean, email: string) => {
  const { cookies } = await open(demo).signIn({ email, password }, from);
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
};

test('without demo mode nobody gets in as a demo account, whose password is known to all', async () => {
  await entered(true, admin);
  for (const email of [admin, 'Admin@Demo.test']) {
    await expect(entered(false, email)).rejects.toMatchObject({ code: 'bad-credentials' });
  }
  await entered(false, other);
});

test('a session of a demo account ends with demo mode, for web and worker alike', async () => {
  const [cookie, others] = [await entered(true, admin), await entered(true, other)];
  for (const demo of [true, false]) {
    const worker = createSessionVerifier(database.authDb, { secret, secure: false, demo });
    for (const verifier of [open(demo), worker]) {
      expect((await verifier.verify(cookie))?.viewer.email).toBe(demo ? admin : undefined);
      expect((await verifier.verify(others))?.viewer.email).toBe(other);
    }
  }
});
