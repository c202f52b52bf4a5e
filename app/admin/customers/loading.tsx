import { RecordsSkeleton } from '../_records/records-skeleton.tsx';

export default function CustomersLoading() {
  return <RecordsSkeleton what="the customers" />;
}
