import type pg from 'pg';
import { withClient } from '#db/with-client.ts';

/** Runs one statement as the owner of a database; the rows of its answer. */
export const askOwner = <Row extends pg.QueryResultRow = pg.QueryResultRow>(
  url: string,
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> =>
  withClient(
    { connectionString: url, application_name: 'evenkeel e2e' },
    async (client) => (await client.query<Row>(statement, values)).rows,
  );
