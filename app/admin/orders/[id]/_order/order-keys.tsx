'use client';

import { useViewer } from '#app/_session/viewer/viewer-context.tsx';
import { useOrderKeys } from './use-order-keys.ts';

/** J and K on an order's page; outside of it, so that they are heard while the next one comes. */
export const OrderKeys = () => {
  useOrderKeys(useViewer()?.id ?? '');
  return null;
};
