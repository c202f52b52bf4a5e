import type { ColumnType } from 'kysely';

/** Read as ISO 8601 text in UTC, written as text or Date. */
export type Instant = ColumnType<string, string | Date, string | Date>;

/** As `Instant`, and the database's clock when not given. */
export type Stamp = ColumnType<string, string | Date | undefined, string | Date>;

/** Read as it is, written as text; `Update` is `never` where rows are only inserted. */
export type Json<Value, Update = string> = ColumnType<Value, string, Update>;
