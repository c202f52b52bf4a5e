import { OperationsSkeleton } from './_operations/operations-skeleton.tsx';

export default function OperationsLoading() {
  return <OperationsSkeleton />;
}
