import { type Action, may, type Scope } from '#server/contracts/permissions.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { Exchange } from '../exchange.ts';
import { ProblemError } from '../problems/problem-error.ts';

/** What a route asks of its viewer; with a scope, that their right reaches just so far. */
export type Need = { action: Action; scope?: Scope };

/**
 * The viewer, if signed in (else 401) with a role that may do this (else 403). A page says by
 * `Evenkeel-Viewer` for whom it asks: another account that has signed in since must neither send
 * what that viewer left behind nor show its own orders on that page (401).
 */
export async function authorise(exchange: Exchange, { action, scope }: Need): Promise<Viewer> {
  const viewer = await exchange.viewer();
  if (viewer === undefined) throw new ProblemError('unauthenticated', 'Sign in first.');
  const meant = exchange.request.headers.get('evenkeel-viewer');
  if (meant !== null && meant !== viewer.id) {
    throw new ProblemError('unauthenticated', 'You are signed in as somebody else now.');
  }
  if (may(viewer.role, action, scope)) return viewer;
  throw new ProblemError('forbidden', `This is not for the role "${viewer.role}".`, {
    details: { reason: 'role-not-allowed' },
  });
}
