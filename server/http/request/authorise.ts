import { type Action, may, type Scope } from '#server/contracts/permissions.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { Exchange } from '../exchange.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { assertMeantViewer } from './assert-meant-viewer.ts';

/** The right that a route asks of its viewer; with a scope, one that reaches exactly so far. */
export type Need = { action: Action; scope?: Scope };

/** The viewer, if signed in, as the one who is meant (else 401), with a role that may do this (else 403). */
export async function authorise(exchange: Exchange, { action, scope }: Need): Promise<Viewer> {
  const viewer = await exchange.viewer();
  if (viewer === undefined) throw new ProblemError('unauthenticated', 'Sign in first.');
  assertMeantViewer(exchange.request, viewer);
  if (may(viewer.role, action, scope)) return viewer;
  throw new ProblemError('forbidden', `This is not for the role "${viewer.role}".`, {
    details: { reason: 'role-not-allowed' },
  });
}
