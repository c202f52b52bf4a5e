import pg from 'pg';

const { INT8, TIMESTAMPTZ } = pg.types.builtins;
const INT8_ARRAY = 1016;

const parseInstant = pg.types.getTypeParser(TIMESTAMPTZ);

const asNumber = (text: string) => {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`The bigint ${text} does not fit a JavaScript number.`);
};
const asNumbers = (text: string) =>
  text === '{}' ? [] : text.slice(1, -1).split(',').map(asNumber);
const asIsoText = (text: string) => parseInstant(text).toISOString();

/**
 * How values leave Postgres. bigint becomes a number (positions and pence stay below 2^53; beyond
 * it the query fails instead of rounding); timestamptz becomes ISO 8601 text in UTC, or a Date.
 */
export const parsers = {
  instantsAsText: parserOf({ [INT8]: asNumber, [INT8_ARRAY]: asNumbers, [TIMESTAMPTZ]: asIsoText }),
  instantsAsDate: parserOf({ [INT8]: asNumber, [INT8_ARRAY]: asNumbers }),
};

function parserOf(own: Record<number, (text: string) => unknown>): pg.CustomTypesConfig {
  return {
    getTypeParser: (type, format) =>
      (format !== 'binary' && own[type]) || pg.types.getTypeParser(type, format ?? 'text'),
  };
}
