import * as z from 'zod/mini';

/** A UUID of any version, lower-cased: the form in which ids are stored and compared. */
export const uuid = z
  .pipe(
    z.string().check(
      z.regex(/^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/, {
        error: 'must be a UUID',
      }),
    ),
    z.transform((value) => value.toLowerCase()),
  )
  .register(z.globalRegistry, { format: 'uuid' });

/** A place in the log: 0 before the first event, then 1, 2, 3 … without a gap. */
export const position = z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER));

/** The number of events in a stream. */
export const version = z.int().check(z.minimum(1), z.maximum(2_147_483_647));

// Not `z.iso`: as a module of its own it keeps all kinds of schemas in a page, 2 kB of them.
const matching = (pattern: RegExp, format: string, what: string) =>
  z
    .string()
    .check(z.regex(pattern, { error: `Invalid ISO ${what}` }))
    .register(z.globalRegistry, { format });

/** ISO 8601 in UTC. */
export const instant = matching(z.regexes.datetime({}), 'date-time', 'datetime');

/** ISO 8601 with Z or an offset. */
export const offsetInstant = matching(
  z.regexes.datetime({ offset: true }),
  'date-time',
  'datetime',
);

/** ISO 8601, a day. */
export const day = matching(z.regexes.date, 'date', 'date');

/** An end of a range of time: a day (`2010-12-01`, UTC) or an instant. */
export const dayOrInstant = z.union([day, offsetInstant]);
