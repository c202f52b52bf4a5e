import * as z from 'zod/mini';
import { ProblemError } from '../problems/problem-error.ts';
import { escapePointer } from './parse-json.ts';

// Contracts are made with zod/mini, which has no words of its own for what is wrong.
const { localeError } = z.locales.en();
z.config({
  localeError: (issue) =>
    issue.code === 'invalid_type' && issue.input === undefined ? 'is needed' : localeError(issue),
});

/** A value by its schema, or a 400 that points at everything that is wrong with it. */
export function parseWith<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap(errorsOf).slice(0, 20);
  throw new ProblemError('invalid-request', 'The request is not valid.', { details: { errors } });
}

function errorsOf(issue: z.core.$ZodIssue): { pointer: string; message: string }[] {
  const pointer = pointerTo(issue.path);
  if (issue.code !== 'unrecognized_keys') return [{ pointer, message: issue.message }];
  return issue.keys.map((key) => ({
    pointer: `${pointer}/${escapePointer(key.slice(0, 100))}`,
    message: 'is not a known key',
  }));
}

const pointerTo = (path: readonly PropertyKey[]) =>
  path.map((key) => `/${escapePointer(String(key))}`).join('');
