'use client';
import type { Order } from '#server/contracts/order.ts';
import type { DrawnOrder } from '../core/drawn-order.ts';

export type OrderResult = {
  order?: DrawnOrder;
  status: 'loading' | 'ready' | 'missing' | 'error';
  error?: Error;
  retry: () => void;
};

/** One order with the viewer's own changes on top; `initial` is what the server rendered. */
export const useOrder = (_id: string, initial?: Order): OrderResult =>
  initial === undefined
    ? { status: 'loading', retry: () => undefined }
    : { order: { ...initial, changes: [] }, status: 'ready', retry: () => undefined };
