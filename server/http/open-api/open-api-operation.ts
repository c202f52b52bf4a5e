import * as z from 'zod/mini';
import type { Action } from '#server/contracts/permissions.ts';
import type { Need } from '../request/authorise.ts';
import type { SchemaName } from './open-api-schemas.ts';

/** One operation of the API, as the document describes it. */
export type Operation = {
  kind: 'command' | 'query' | 'account' | 'records' | 'change' | 'health' | 'control' | 'barrier';
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  summary: string;
  /** The right that its viewer needs; anybody when absent. */
  needs?: Need;
  query?: z.ZodMiniObject;
  body?: SchemaName;
  answer: SchemaName;
  /** Answered 202: it is written down, and done by somebody else. */
  isLater?: boolean;
  /** Answered 201: something new is there. */
  isMade?: boolean;
};

/** A command on orders: answered 202 with the position that it was stored at. */
export const command = (path: string, summary: string, action: Action, body: SchemaName) =>
  ({
    kind: 'command',
    method: 'post',
    path,
    summary,
    needs: { action },
    body,
    answer: 'CommandAccepted',
  }) as const;

/** A query of a view; `needs` is absent where anybody may ask. */
export const query = (
  path: string,
  summary: string,
  needs: Need | undefined,
  answer: SchemaName,
  parameters: z.ZodMiniObject = z.object({}),
) =>
  ({
    kind: 'query',
    method: 'get',
    path,
    summary,
    ...(needs && { needs }),
    answer,
    query: parameters,
  }) as const;

/** A list of what is no view: accounts, the security log, operations. */
export const records = (
  path: string,
  summary: string,
  action: Action,
  answer: SchemaName,
  parameters: z.ZodMiniObject = z.object({}),
) =>
  ({
    kind: 'records',
    method: 'get',
    path,
    summary,
    needs: { action },
    answer,
    query: parameters,
  }) as const;

/** A change of what is no order, done when it is answered. */
export const change = (
  method: 'post' | 'put' | 'delete',
  path: string,
  summary: string,
  action: Action,
  answer: SchemaName,
  body?: SchemaName,
) =>
  ({
    kind: 'change',
    method,
    path,
    summary,
    needs: { action },
    answer,
    ...(body && { body }),
  }) as const;

/** A change of somebody's account. */
export const userChange = (name: string, summary: string, body: SchemaName = 'Empty') =>
  change('post', `/api/admin/users/{id}/${name}`, summary, 'manage-users', 'User', body);

/** Something asked of a projection, which a worker does later. */
export const operate = (name: string, summary: string, body: SchemaName = 'Operate') =>
  ({
    ...change(
      'post',
      `/api/admin/projections/{name}/${name}`,
      summary,
      'operate',
      'Operation',
      body,
    ),
    isLater: true,
  }) as const;

/** A route of one's own account. */
export const account = (name: string, summary: string, answer: SchemaName, body?: SchemaName) =>
  ({
    kind: 'account',
    method: answer === 'CurrentSession' ? 'get' : 'post',
    path: `/api/auth/${name}`,
    summary,
    answer,
    ...(body && { body }),
  }) as const;
