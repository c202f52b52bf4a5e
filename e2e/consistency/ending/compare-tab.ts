import type { EngineState } from '#app/_consistency/core/engine-state.ts';
import { isLive } from '#app/_consistency/core/pending/pending-command.ts';
import type { Order } from '#server/contracts/order.ts';
import { orderStatus } from '#server/contracts/order.ts';
import type { OrderView } from '#server/domain/orders/view.ts';
import type { Model } from '../tabs/screen.ts';
import { describeDifference } from './describe-difference.ts';

/** What a tab holds in the end. */
export type TabModel = {
  name: string;
  viewerId: string;
  state: EngineState;
  screens: readonly (Model | undefined)[];
};

/**
 * A tab beside the orders of the log: nothing of its own is unresolved, each row that it trusts and
 * each screen that it shows equal the log. Sentences of what differs.
 */
export const compareTab = (
  { name, viewerId, state, screens }: TabModel,
  orders: ReadonlyMap<string, OrderView>,
): string[] => {
  const left = state.pending.filter(isLive);
  return [
    ...left.map(({ commandId, state: is }) => `${name}: command ${commandId} is still ${is}`),
    ...[...state.entities.values()]
      .filter(({ fresh }) => fresh)
      .flatMap(({ order }) => rowDiffers(`${name}, row`, order, orders)),
    ...screens.flatMap((model) => {
      if (model === undefined) return [];
      if (model.screen === 'list') return listDiffers(name, model, orders);
      if (model.screen === 'counts') return countsDiffer(name, viewerId, model, orders);
      if (model.order) return rowDiffers(`${name}, order page`, model.order, orders);
      return orders.has(model.id) ? [`${name}: the page of order ${model.id} shows nothing`] : [];
    }),
  ];
};

type Orders = ReadonlyMap<string, OrderView>;

/** What of a drawn order is the log's, and not the viewer's own or about who looks. */
const likeLog = (order: Order, truth: OrderView): Record<string, unknown> =>
  Object.fromEntries(Object.keys(truth).map((name) => [name, order[name as keyof OrderView]]));

const rowDiffers = (where: string, order: Order, orders: Orders): string[] => {
  const truth = orders.get(order.id);
  if (truth === undefined) return [`${where}: order ${order.id} is not in the log`];
  const difference = describeDifference(likeLog(order, truth), truth);
  return difference ? [`${where} ${order.id} ≠ log: ${difference}`] : [];
};

const listDiffers = (
  name: string,
  { orders: shown, hasMore, belongs, compare }: Extract<Model, { screen: 'list' }>,
  orders: Orders,
): string[] => {
  const all = ([...orders.values()] as Order[]).filter(belongs).sort(compare);
  const wanted = hasMore ? all.slice(0, shown.length) : all;
  const where = wanted.findIndex(({ id }, index) => id !== shown[index]?.id);
  const longer = where === -1 && shown.length > wanted.length ? wanted.length : where;
  const rows = shown.flatMap((order) => rowDiffers(`${name}, list`, order, orders));
  if (longer === -1) return rows;
  const [is, should] = [shown[longer]?.id, wanted[longer]?.id];
  return [
    `${name}: row ${longer + 1} of its list of ${shown.length} is ${is}, should be ${should}`,
    ...rows,
  ];
};

const countsDiffer = (
  name: string,
  viewerId: string,
  { scope, byStatus }: Extract<Model, { screen: 'counts' }>,
  orders: Orders,
): string[] => {
  const mine = [...orders.values()].filter(
    ({ customerId }) => scope === 'all' || customerId === viewerId,
  );
  return orderStatus.options.flatMap((status) => {
    const actual = mine.filter((order) => order.status === status).length;
    if (byStatus[status] === actual) return [];
    return [`${name}: ${byStatus[status]} ${status} orders are counted, ${actual} are in the log`];
  });
};
