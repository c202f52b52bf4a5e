import type { ReactNode } from 'react';
import { OrderKeys } from './[id]/_order/order-keys.tsx';

export default function AdminOrdersLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <OrderKeys />
      {children}
    </>
  );
}
