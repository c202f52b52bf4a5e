import type { Expression, SqlBool } from 'kysely';
import { isStaff } from '#server/contracts/permissions.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { orderWhere } from './read-order-rows.ts';

/** The conditions on `read.orders as order` that leave what this viewer may see. */
export const visibleTo = ({ id, role }: Pick<Viewer, 'id' | 'role'>): Expression<SqlBool>[] =>
  isStaff(role) ? [] : [orderWhere('order.customer_id', '=', id)];
