import type * as z from 'zod/mini';
import { isVisible } from '#server/contracts/text.ts';
import { invalid } from '../problems/problem-error.ts';
import { parseWith } from './parse-with.ts';

/**
 * The parameters of a URL by their schema. One of which nobody sees anything counts as not given, as
 * a form sends it; an unknown or repeated one, and text that is not well-formed, is a 400.
 */
export function parseQuery<Shape extends z.core.$ZodShape>(
  schema: z.ZodMiniObject<Shape>,
  url: URL,
): z.output<z.ZodMiniObject<Shape>> {
  const values: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (!Object.hasOwn(schema.shape, name)) throw invalid(`/${name}`, 'is not a known parameter');
    if (Object.hasOwn(values, name)) throw invalid(`/${name}`, 'is given more than once');
    if (value.includes('\0')) throw invalid(`/${name}`, 'must not contain NUL');
    if (isVisible(value)) values[name] = value;
  }
  return parseWith(schema, values) as z.output<z.ZodMiniObject<Shape>>;
}
