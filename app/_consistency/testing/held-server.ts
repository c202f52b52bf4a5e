import type { Answer } from '../transport/outcome.ts';
import { addNote, cancelOrder, createOrder, shopper } from './samples.ts';
import type { ServerModel } from './server-model.ts';

const pageSize = 2;

/** The API's answer to a read, as of a position; undefined: 404. Pages are of two orders. */
export const answerOf = (server: ServerModel, path: string, position: number): unknown => {
  const { pathname, searchParams } = new URL(path, 'http://test');
  const meta = server.metaAt(position);
  const rows = server.rowsAt(position);
  if (pathname === '/api/orders') {
    const after = searchParams.get('cursor');
    const from = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
    const data = rows.slice(from, from + pageSize);
    const hasMore = rows.length > from + pageSize;
    return { data, hasMore, nextCursor: hasMore ? data.at(-1)?.id : null, meta };
  }
  if (pathname === '/api/orders/counts') {
    const byStatus = { pending: 0, shipped: 0, delivered: 0, cancelled: 0 };
    for (const { status } of rows) byStatus[status] += 1;
    return { total: rows.length, byStatus, meta };
  }
  if (pathname === '/api/changes') {
    return server.changesAt(Number(searchParams.get('after')), position);
  }
  const [, , area, id = '', part] = pathname.split('/');
  if (area !== 'orders') return undefined;
  if (part === 'events') return { data: server.timelineAt(id, position), meta };
  return server.orderAt(id, position);
};

/** The API's answer to a command. */
export const executeAt = (
  server: ServerModel,
  path: string,
  body: unknown,
  commandId: string,
): Answer => {
  const [, , , inPath, action] = path.split('/');
  const orderId = inPath ?? (body as { orderId: string }).orderId;
  const command =
    inPath === undefined ? createOrder(orderId) : action === 'cancel' ? cancelOrder : addNote;
  const answer = server.execute(commandId, orderId, command, shopper);
  if ('accepted' in answer) return { status: 202, body: answer.accepted, retryAfter: null };
  const { code: reason, message: detail } = answer.refusal;
  const problem = { type: 'about:blank', title: 'Conflict', code: 'conflict', requestId: 'r' };
  return { status: 409, body: { ...problem, status: 409, reason, detail }, retryAfter: null };
};
