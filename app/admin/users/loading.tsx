import { RecordsSkeleton } from '../_records/records-skeleton.tsx';

export default function UsersLoading() {
  return <RecordsSkeleton what="the users" />;
}
