'use client';

import { useParams } from 'next/navigation';
import { useViewer } from '#app/_session/viewer/viewer-context.tsx';
import { OrderScreen } from './_order/order-screen.tsx';
import { OrderSkeleton } from './_order/order-skeleton.tsx';

/** While the server answers, the browser draws what it knows: an order just placed is all there. */
export default function OrderLoading() {
  const { id } = useParams();
  const viewer = useViewer();
  if (typeof id !== 'string' || viewer?.role !== 'customer') return <OrderSkeleton />;
  return <OrderScreen id={id} viewer={viewer} />;
}
