import pg from 'pg';

const { INT8, TIMESTAMPTZ } = pg.types.builtins;
const INT8_ARRAY = 1016;
const uuidArray = 2951;

const parseInstant = pg.types.getTypeParser(TIMESTAMPTZ);

const asNumber = (text: string) => {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`The bigint ${text} does not fit a JavaScript number.`);
};
/** The elements of an array that holds no nulls and nothing that has to be quoted. */
const elementsOf = (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(','));
const asNumbers = (text: string) => elementsOf(text).map(asNumber);

/** As Postgres writes an instant in UTC, the session's zone as a rule; the fraction is left out when it is 0. */
const utcInstant = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

/** Text to text where it can be: by way of a Date, a page's instants take ten times as long. */
const asIsoText = (text: string) => {
  const parts = utcInstant.exec(text);
  if (parts === null) return parseInstant(text).toISOString();
  const [, day, time, fraction = ''] = parts;
  return `${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
};

/**
 * How values leave Postgres. bigint becomes a number (positions and pence stay below 2^53; beyond
 * it the query fails instead of rounding); timestamptz becomes ISO 8601 text in UTC, or a Date.
 */
export const parsers = {
  instantsAsText: parserOf({
    [INT8]: asNumber,
    [INT8_ARRAY]: asNumbers,
    [uuidArray]: elementsOf,
    [TIMESTAMPTZ]: asIsoText,
  }),
  instantsAsDate: parserOf({ [INT8]: asNumber, [INT8_ARRAY]: asNumbers }),
};

function parserOf(own: Record<number, (text: string) => unknown>): pg.CustomTypesConfig {
  return {
    getTypeParser: (type, format) =>
      (format !== 'binary' && own[type]) || pg.types.getTypeParser(type, format ?? 'text'),
  };
}
