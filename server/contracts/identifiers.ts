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

/** What is said of a text that is neither a day nor an instant. */
export const noDayOrInstant = 'must be a day like 2010-12-01 or a time like 2010-12-01T08:26:00Z';

/**
 * An end of a range of time: a day (`2010-12-01`, UTC) or an instant. No database has a year 0, and
 * no shop was open in the first thousand.
 */
export const dayOrInstant = z
  .union([day, offsetInstant], { error: noDayOrInstant })
  .check(
    z.refine((value) => !value.startsWith('0'), { error: 'must be of the years 1000 to 9999' }),
  );
