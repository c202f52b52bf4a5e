import { withClient } from '#db/with-client.ts';

/** A log's new identity, and where it ends. */
export type Epoch = { epoch: string; position: number };

/**
 * Gives a log that was taken back to an earlier moment a new identity: browsers then forget the
 * positions that they have seen, and workers refuse views that were made from what is lost. Views
 * that were taken back with it, in the same database, belong to it as they are.
 */
export const beginEpoch = (ownerUrl: string): Promise<Epoch> =>
  withClient(
    { connectionString: ownerUrl, application_name: 'evenkeel restore' },
    async (client) => {
      await client.query('begin');
      const { rows } = await client.query<Epoch & { before: string }>(`
      update write.head set epoch = gen_random_uuid()
      returning new.epoch, position::float8, old.epoch as before`);
      const [{ epoch, position, before } = never()] = rows;
      const { rows: views } = await client.query(
        "select to_regclass('read.checkpoints') is not null as here",
      );
      if (views[0]?.here) {
        await client.query(
          'update read.checkpoints set epoch = $1 where epoch = $2 and position <= $3',
          [epoch, before, position],
        );
      }
      await client.query('commit');
      return { epoch, position };
    },
  );

const never = (): never => {
  throw new Error('The database has no log.');
};
