import { DatabaseSync } from 'node:sqlite';

/**
 * A scratch database on disk that is gone when it is closed or the process ends. The file's order
 * means nothing to the result, so all of its lines must be sorted before the first can be acted on;
 * SQLite (part of Node) does it in bounded memory, and asks nothing of the Postgres that a shop
 * may be running on. Measured on 540,000 lines, 2 cores: 1.1 s to insert, 1.8 s to read in order.
 */
export function openStaging(): DatabaseSync {
  const staging = new DatabaseSync('');
  staging.exec(`
    pragma journal_mode = off;
    pragma synchronous = off;
    pragma temp_store = file;
    pragma cache_size = -16000;

    create table line (
      invoice text not null, at text not null, sku text not null, pence integer not null,
      quantity integer not null, description text, customer text, country text,
      line integer not null
    );
    -- Found by the first pass over the invoices in order, used by the second.
    create table product (
      sku text primary key, id text, name text, pence integer not null, at text not null
    ) without rowid;
    create table customer (
      number text primary key, country text, at text not null
    ) without rowid;
    create table open_order (
      customer text not null, fingerprint text not null, place integer not null,
      invoice text not null, primary key (customer, fingerprint, place)
    ) without rowid;
    create table cancelled (cancellation text primary key, invoice text not null) without rowid;
  `);
  return staging;
}
