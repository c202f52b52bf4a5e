import { handle, type RouteHandler } from '../handle.ts';
import { ProblemError } from '../problems/problem-error.ts';

const unknown: RouteHandler = handle(async () => {
  throw new ProblemError('not-found', 'The API has no such path. See /api/openapi.json.');
});

/** Every method of every path that no route has. */
export const unknownRoute = {
  GET: unknown,
  HEAD: unknown,
  POST: unknown,
  PUT: unknown,
  PATCH: unknown,
  DELETE: unknown,
  OPTIONS: unknown,
};
