import type { Viewer } from '#server/contracts/roles.ts';
import { ProblemError } from '../problems/problem-error.ts';

/**
 * A page says by `Evenkeel-Viewer` for whom it asks: another account that has signed in since must
 * neither send what that viewer left behind, nor show its own orders on that page, nor be signed out
 * by it. Throws 401.
 */
export function assertMeantViewer(request: Request, viewer: Viewer): void {
  const meant = request.headers.get('evenkeel-viewer');
  if (meant === null || meant === viewer.id) return;
  throw new ProblemError('unauthenticated', 'You are signed in as somebody else now.');
}
