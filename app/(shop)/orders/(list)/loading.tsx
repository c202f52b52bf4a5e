import { Skeleton } from '#app/_ui/states/skeleton.tsx';
import { MyOrdersSkeleton } from '../_list/my-orders-skeleton.tsx';

export default function MyOrdersLoading() {
  return (
    <div className="mx-auto max-w-5xl">
      <h1 className="font-semibold text-2xl tracking-tight">My orders</h1>
      <div className="mt-4 flex gap-6 border-b pb-3">
        <Skeleton className="h-5 w-12" />
        <Skeleton className="h-5 w-20" />
        <Skeleton className="h-5 w-20" />
        <Skeleton className="h-5 w-20 max-sm:hidden" />
      </div>
      <MyOrdersSkeleton />
    </div>
  );
}
