import { type RawBuilder, sql } from 'kysely';

/**
 * Whether the stamp in this column is from the last `seconds`, by the database's clock. One that lies
 * more than a second ahead is not: the clock was set back since, and nobody knows how old it is.
 */
export const isRecent = (column: string, seconds: number): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} > now() - ${seconds} * interval '1 second'
    and ${sql.ref(column)} < now() + interval '1 second')`;
