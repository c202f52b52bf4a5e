import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from '../testing/test-database.ts';

// What the workers of the release before do: they keep the views up until they have been rebuilt.
test('after the migrations a worker of the release before still writes customers and products, and rebuilds them', async () => {
  const { urls, drop } = await testDatabase();
  const projector = new pg.Client({ connectionString: urls.projector });
  await projector.connect();
  const id = '00000000-0000-7000-8000-000000000001';
  try {
    for (const [table, row] of [
      ['customers', { id, name: 'José', email: 'jose@customers.test', registered_at: new Date() }],
      ['products', { id, sku: 'P1', name: 'Lamp', price: 1, currency: 'GBP' }],
    ] as const) {
      const all = { ...row, version: 1, position: 1 };
      const columns = Object.keys(all).join();
      const written = await projector.query(
        `insert into read.${table} (${columns}) select ${columns}
          from json_populate_recordset(null::read.${table}, $1)`,
        [JSON.stringify([all])],
      );
      expect(written.rowCount).toBe(1);
      // A rebuild of theirs copies into a table like it, and names every column.
      await projector.query(`create table read.${table}__shadow (like read.${table})`);
      const copied = await projector.query(
        `insert into read.${table}__shadow
          select (json_populate_record(null::read.${table}, $1)).*`,
        [JSON.stringify(all)],
      );
      expect(copied.rowCount).toBe(1);
    }
  } finally {
    await projector.end();
    await drop();
  }
});
