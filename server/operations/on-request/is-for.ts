import { type RawBuilder, sql } from 'kysely';
import type { Projection } from '#server/projections/projection.ts';

/**
 * Of an operation `o`: whether workers that make these projections may do it, which is so unless it
 * is to make a version of its own.
 */
export const isFor = (
  projections: readonly Pick<Projection, 'name' | 'version'>[],
): RawBuilder<boolean> => {
  const names = projections.map(({ name }) => name);
  const versions = projections.map(({ version }) => version);
  return sql<boolean>`(o.version is null or (o.projection, o.version) in (
    select * from unnest(${names}::text[], ${versions}::int[])))`;
};
