import { Skeleton } from '#app/_ui/states/skeleton.tsx';
import { OrdersSkeleton } from './_list/table/orders-skeleton.tsx';

export default function AdminOrdersLoading() {
  return (
    <>
      <h1 className="font-semibold text-xl tracking-tight">Orders</h1>
      <Skeleton className="mt-4 h-6 w-96 max-w-full" />
      <Skeleton className="mt-5 mb-4 h-8 w-80 max-w-full" />
      <OrdersSkeleton />
    </>
  );
}
