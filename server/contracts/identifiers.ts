import { z } from 'zod';

/** A UUID of any version, lower-cased: the form in which ids are stored and compared. */
export const uuid = z
  .string()
  .regex(/^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/, {
    error: 'must be a UUID',
  })
  .transform((value) => value.toLowerCase())
  .meta({ format: 'uuid' });

/** A place in the log: 0 before the first event, then 1, 2, 3 … without a gap. */
export const position = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** The number of events in a stream. */
export const version = z.int().min(1).max(2_147_483_647);

/** ISO 8601 in UTC. */
export const instant = z.iso.datetime();
