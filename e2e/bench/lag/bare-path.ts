import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { differences } from '../system/order-faults.ts';
import type { LagPath } from './lag-path.ts';
import { clock } from './observed.ts';
import { startBareWorker, startObserver } from './process.ts';

const setUp = `
  create schema bare;
  create table bare.head (position bigint not null);
  insert into bare.head values (0);
  create table bare.events (position bigint primary key, id uuid not null, data jsonb not null);
  create table bare.orders (id uuid primary key, position bigint not null, data jsonb not null);
  create table bare.checkpoint (position bigint not null);
  insert into bare.checkpoint values (0);`;

const append = `
  with head as (update bare.head set position = position + 1 returning position),
  event as (
    insert into bare.events select position, $1, $2 from head returning position
  )
  select position, pg_notify('bare_log', position::text) from event`;

/** The floor: SQL alone from an insert to the row, without domain, batches or sockets. */
export const barePath = async (ownerUrl: string, data: object): Promise<LagPath> => {
  // No limit on waiting for a connection: on a busy machine a slow floor is still a floor.
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 8 });
  pool.on('error', () => {});
  await pool.query(setUp);
  const worker = await startBareWorker(ownerUrl);
  const observer = await startObserver({
    url: ownerUrl,
    channel: 'bare_view',
    positionQuery: 'select position from bare.checkpoint',
  });
  const json = JSON.stringify(data);
  return {
    name: 'bare SQL',
    async command() {
      const { rows } = await pool.query(append, [randomUUID(), json]);
      return { position: Number(rows[0]?.position), at: clock() };
    },
    report: observer.report,
    faults: async (accepted) => {
      const { rows } = await pool.query('select position from bare.orders order by position');
      const positions = rows.map(({ position }) => Number(position));
      return differences('bare orders', positions, accepted);
    },
    async close() {
      await observer.stop();
      await worker.stop();
      await pool.end();
    },
  };
};
