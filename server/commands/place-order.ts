import type { PlaceOrderBody } from '#server/contracts/order-commands.ts';
import type { CreateOrder } from '#server/domain/orders/commands.ts';
import { decide } from '#server/domain/orders/decide.ts';
import { initialState, type OrderState } from '#server/domain/orders/state.ts';
import { rejected } from '#server/domain/rejection.ts';
import { EventStoreError } from '#server/event-store/event-store-error.ts';
import { appendOrderEvents } from './append-order-events.ts';
import type { CommandDeps, OrderCommandRequest } from './command-request.ts';
import type { CommandResult } from './command-result.ts';
import { findProducts, type ListedProduct } from './find-products.ts';
import { firstAnswer } from './first-answer.ts';
import { loadOrder, visibleOrder } from './load-order.ts';

/**
 * Places an order at the catalogue's names and prices of this moment. `request.orderId` is the
 * client's, or a new one; the repeat of a command answers with the order id of its first answer.
 */
export const placeOrder = async (
  deps: CommandDeps,
  request: OrderCommandRequest<PlaceOrderBody>,
): Promise<CommandResult> => {
  const refuse = async (refusal: CommandResult) =>
    (await firstAnswer(deps.eventStore, request)) ?? refusal;

  if (request.expectedVersion !== undefined) {
    // A new order has none; the order that the client means may be there under its id.
    const current = visibleOrder(await loadOrder(deps, request.orderId), request.actor);
    return refuse({ kind: 'version-conflict', ...(current && { current }) });
  }
  const productIds = request.body.items.map(({ productId }) => productId);
  const products = await findProducts(deps.eventStore, productIds);
  const unknown = productIds.filter((id) => !products.has(id));
  if (unknown.length > 0) return refuse({ kind: 'unknown-product', productIds: unknown });

  const command = toCommand(request, products);
  if ('rejection' in command) return refuse({ kind: 'rejected', ...command });

  // Almost always there is no such order yet: only a refused append makes reading worth it.
  for (const load of [() => initialState, () => loadOrder(deps, request.orderId)]) {
    const state: OrderState = await load();
    const decision = decide(command, state, { actor: request.actor });
    if ('rejection' in decision) {
      const current = visibleOrder(state, request.actor);
      return refuse({ kind: 'rejected', ...decision, ...(current && { current }) });
    }
    const { orderId } = request;
    const target = { orderId, expectedVersion: 0, events: decision.events };
    const result = await appendOrderEvents(deps, request, target);
    if (result) return result;
  }
  throw new EventStoreError('unavailable', 'The log tells two stories of one new order.');
};

const toCommand = (
  { orderId, actor, body }: OrderCommandRequest<PlaceOrderBody>,
  products: Map<string, ListedProduct>,
): CreateOrder | ReturnType<typeof rejected> => {
  const currencies = new Set([...products.values()].map(({ currency }) => currency));
  const [currency, other] = currencies;
  if (currency === undefined) return rejected('order-empty', 'An order needs at least one line.');
  if (other !== undefined) {
    return rejected(
      'mixed-currencies',
      'The products of one order must be priced in one currency.',
    );
  }
  const items = body.items.flatMap(({ productId, quantity }) => {
    const product = products.get(productId);
    return product
      ? [{ productId, productName: product.name, quantity, price: product.price }]
      : [];
  });
  const total = items.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  if (body.expectedTotal !== undefined && body.expectedTotal !== total) {
    return rejected(
      'prices-changed',
      'Prices have changed since you saw them. Nothing was ordered.',
    );
  }
  return {
    type: 'CreateOrder',
    orderId,
    customer: { id: actor.id, name: actor.name, email: actor.email },
    country: null,
    items,
    currency,
    note: body.note ?? null,
  };
};
