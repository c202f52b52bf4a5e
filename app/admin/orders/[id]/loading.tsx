import { AdminOrderSkeleton } from './_order/admin-order-skeleton.tsx';

export default function AdminOrderLoading() {
  return <AdminOrderSkeleton />;
}
