'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import type { OrderList } from '#app/_consistency/react/queries/order-list.ts';
import { customerNameQuery, productNameQuery } from './filter-queries.ts';

type Picked = { id: string; name: string };

/**
 * What the customer and the product that are filtered for are called: as the listed orders say, or as
 * they were when they were picked; asked for where a list shows none of them.
 */
export const useFilterNames = (
  { customerId, productId }: AdminOrderFilter,
  { orders, status }: Pick<OrderList, 'orders' | 'status'>,
) => {
  const { engine, queryClient } = useEngine();
  const customer = orders.find((order) => order.customerId === customerId)?.customerName;
  const product = orders
    .flatMap(({ items }) => items)
    .find((item) => item.productId === productId)?.productName;
  const isRead = status === 'ready';
  const customerQuery = customerNameQuery(engine.http, customerId ?? '');
  const isCustomerAsked = isRead && customerId !== undefined && !customer;
  const askedCustomer = useQuery({ ...customerQuery, enabled: isCustomerAsked }, queryClient);
  const productQuery = productNameQuery(engine.http, productId ?? '');
  const isProductAsked = isRead && productId !== undefined && !product;
  const askedProduct = useQuery({ ...productQuery, enabled: isProductAsked }, queryClient);
  const keepCustomer = useCallback(
    ({ id, name }: Picked) =>
      queryClient.setQueryData(customerNameQuery(engine.http, id).queryKey, name),
    [engine, queryClient],
  );
  const keepProduct = useCallback(
    ({ id, name }: Picked) =>
      queryClient.setQueryData(productNameQuery(engine.http, id).queryKey, name),
    [engine, queryClient],
  );
  return {
    customer: customer ?? askedCustomer.data ?? undefined,
    product: product ?? askedProduct.data ?? undefined,
    keepCustomer,
    keepProduct,
  };
};
