import { uuid } from '#server/contracts/identifiers.ts';
import type { Exchange } from '../exchange.ts';
import { ProblemError } from '../problems/problem-error.ts';

/** The UUID of a path such as `/orders/{id}`. What cannot be an id is not found. */
export function pathId({ params }: Exchange, name: string): string {
  const parsed = uuid.safeParse(params[name]);
  if (parsed.success) return parsed.data;
  throw new ProblemError('not-found', 'There is no such thing here.');
}
