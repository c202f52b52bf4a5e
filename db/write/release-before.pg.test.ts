import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from '../testing/test-database.ts';

// What the web processes of the release before call: they go on beside the new ones until the last
// of them has been replaced, in a database that is migrated already.
test('after the migrations a process of the release before still appends, alone and in a batch', async () => {
  const { urls, drop } = await testDatabase();
  const command = new pg.Client({ connectionString: urls.command });
  await command.connect();
  const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
  const events = [{ t: 'Happened', v: 1, d: {} }];
  try {
    const one = await command.query(
      'select outcome, version, position from write.append($1, $2, $3, $4, $5, $6, $7, $8)',
      ['someone', id(1), 'hash', 'thing', id(2), 0, '{}', JSON.stringify(events)],
    );
    expect(one.rows).toMatchObject([{ outcome: 'appended', version: 1, position: '1' }]);
    const own = { a: 'someone', c: id(3), h: 'hash', t: 'thing', s: id(4), v: 0 };
    const many = await command.query('select outcome, position from write.append($1, $2)', [
      JSON.stringify([{ ...own, m: {}, e: events }]),
      1,
    ]);
    expect(many.rows).toMatchObject([{ outcome: 'appended', position: '2' }]);
  } finally {
    await command.end();
    await drop();
  }
});
