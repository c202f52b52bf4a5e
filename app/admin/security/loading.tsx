import { RecordsSkeleton } from '../_records/records-skeleton.tsx';

export default function SecurityLogLoading() {
  return <RecordsSkeleton what="the security log" />;
}
