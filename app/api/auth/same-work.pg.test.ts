import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { POST as signInEmail } from './sign-in/email/route.ts';
import { POST as signUpEmail } from './sign-up/email/route.ts';

/** Every computation of argon2, which is where the time goes: its cost, in the order they came. */
const { computed } = vi.hoisted(() => ({ computed: [] as string[] }));
vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof import('@node-rs/argon2')>();
  const costOf = (hash: string) => /\$m=.*?\$/.exec(hash)?.[0] ?? hash;
  return {
    ...argon2,
    hash: async (...args: Parameters<typeof argon2.hash>) => {
      const made = await argon2.hash(...args);
      computed.push(costOf(made));
      return made;
    },
    verify: async (stored: string, password: string) => {
      computed.push(costOf(stored));
      return argon2.verify(stored, password);
    },
  };
});

let test: TestWeb;
beforeAll(async () => {
  test = await testWeb();
});
afterAll(() => test.drop());
beforeEach(() => {
  computed.length = 0;
});

const password = 'a-long-password';
const fresh = () => ({ name: 'Casey', email: `${uuidv7()}@customers.test`, password });
const signUp = (body: object) => call(signUpEmail, '/api/auth/sign-up/email', { body });
const signIn = (body: object) => call(signInEmail, '/api/auth/sign-in/email', { body });
/** What was computed while this ran. */
const workOf = async (run: () => Promise<unknown>) => {
  computed.length = 0;
  await run();
  return [...computed];
};

/** What the database of the accounts was asked while this ran, its writing of the security log apart. */
const askedBy = async (run: () => Promise<unknown>) => {
  const asked: string[] = [];
  const query = vi.spyOn(pg.Client.prototype, 'query');
  await run();
  for (const [statement] of query.mock.calls) {
    asked.push(String((statement as unknown as { text?: string }).text ?? statement));
  }
  query.mockRestore();
  const isOfLog = (text: string) => /security_log|"email" = any\(/.test(text);
  return asked.filter((text) => text.includes('auth') && !isOfLog(text));
};

describe('S3 · the time of an answer tells nobody which addresses are known', () => {
  it('sign-in computes one hash at the full cost for an unknown address and for a wrong password', async () => {
    const { email } = fresh();
    await signUp({ ...fresh(), email });
    const wrong = await workOf(() => signIn({ email, password: 'wrong-password' }));
    const unknown = await workOf(() =>
      signIn({ email: fresh().email, password: 'wrong-password' }),
    );
    expect(wrong).toEqual(['$m=19456,t=2,p=1$']);
    expect(unknown).toEqual(wrong);
  });

  it('sign-in asks the database as much for an unknown address as for a wrong password', async () => {
    const { email } = fresh();
    await signUp({ ...fresh(), email });
    const guess = (address: string) => signIn({ email: address, password: 'wrong-password' });
    // What a process asks once is asked before.
    await guess(fresh().email);
    const wrong = await askedBy(() => guess(email));
    const unknown = await askedBy(() => guess(fresh().email));
    expect(wrong.length).toBeGreaterThan(0);
    expect(unknown).toEqual(wrong);
  });

  it('sign-in to a disabled account computes the same', async () => {
    const account = fresh();
    const { json } = await signUp(account);
    await test.db.authDb
      .updateTable('auth.user')
      .set({ disabled_at: new Date() })
      .where('id', '=', json.user.id)
      .execute();
    const { email } = account;
    const right = await workOf(() => signIn({ email, password }));
    expect(right).toEqual(await workOf(() => signIn({ email, password: 'wrong-password' })));
  });

  it('sign-up computes as much for a known address as for a new one', async () => {
    const account = fresh();
    const made = await workOf(() => signUp(account));
    const taken = await workOf(() => signUp({ ...account, password: 'another-password' }));
    expect(made).toHaveLength(2);
    expect(taken).toEqual(made);
  });
});
