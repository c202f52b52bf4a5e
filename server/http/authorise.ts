import type { Role, Viewer } from '#server/contracts/roles.ts';
import type { Exchange } from './handle.ts';
import { ProblemError } from './problem-error.ts';

/** The viewer, if signed in (else 401) with one of these roles (else 403). */
export async function authorise(exchange: Exchange, roles: readonly Role[]): Promise<Viewer> {
  const viewer = await exchange.viewer();
  if (viewer === undefined) throw new ProblemError('unauthenticated', 'Sign in first.');
  if (roles.includes(viewer.role)) return viewer;
  throw new ProblemError('forbidden', `This is not for a ${viewer.role}.`, {
    details: { reason: 'role-not-allowed' },
  });
}
