import type * as z from 'zod/mini';
import { changeUser, type UserChange } from '#server/accounts/change-user.ts';
import { listSecurityLog } from '#server/accounts/list-security-log.ts';
import { listUsers } from '#server/accounts/list-users.ts';
import { listSecurityLogQuery } from '#server/contracts/security-log.ts';
import { changeRoleBody, emptyBody, listUsersQuery } from '#server/contracts/users.ts';
import { changeRoute } from '../change-route.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { recordsRoute } from '../records-route.ts';
import { pathId } from '../request/path-id.ts';

const needs = { action: 'manage-users' } as const;

/** Everybody who can sign in. */
export const usersRoute = recordsRoute({
  needs,
  query: listUsersQuery,
  list: ({ accounts }, viewer, query) => listUsers(accounts, viewer, query),
});

/** The security log. */
export const securityLogRoute = recordsRoute({
  needs: { action: 'read-security-log' },
  query: listSecurityLogQuery,
  list: ({ accounts }, viewer, query) => listSecurityLog(accounts, viewer, query),
});

export const changeRoleRoute = userRoute(changeRoleBody, ({ role }) => ({
  type: 'change-role',
  role,
}));
export const disableRoute = userRoute(emptyBody, () => ({ type: 'disable' }));
export const enableRoute = userRoute(emptyBody, () => ({ type: 'enable' }));
export const endSessionsRoute = userRoute(emptyBody, () => ({ type: 'sign-out' }));

/** Changes the account of the path, unless nobody would be left to change it back. */
function userRoute<Schema extends z.ZodMiniType>(
  body: Schema,
  changeOf: (body: z.output<Schema>) => UserChange,
) {
  return changeRoute({
    needs,
    body,
    async run(exchange, by, parsed) {
      const { web, requestId } = exchange;
      const about = { by, userId: pathId(exchange, 'id'), requestId };
      const changed = await changeUser(web.accounts.authDb, about, changeOf(parsed));
      switch (changed.kind) {
        case 'not-found':
          return undefined;
        case 'last-admin':
          throw new ProblemError(
            'conflict',
            'This is the last admin. Make somebody else an admin first.',
            { details: { reason: 'last-admin' } },
          );
        case 'changed':
          web.auth.forget(about.userId);
          await web.enrol(changed.user);
          return changed.user;
        default:
          return changed satisfies never;
      }
    },
  });
}
