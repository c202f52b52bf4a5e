import { InsightsSkeleton } from './_insights/insights-skeleton.tsx';

export default function InsightsLoading() {
  return <InsightsSkeleton />;
}
