import { TriangleAlert } from 'lucide-react';
import { Notice } from '#app/_ui/states/notice.tsx';
import { ProgressBar } from '#app/_ui/states/progress-bar.tsx';
import { durationText } from '#app/_ui/text/duration-text.ts';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import type { ProjectionStatus } from '#server/contracts/operations.ts';

type Rebuild = NonNullable<ProjectionStatus['rebuild']>;

const phases: Record<Rebuild['phase'], string> = {
  fill: 'Filling',
  index: 'Building its indexes',
  'catch up': 'Catching up',
  compare: 'Comparing with the view in use',
  swap: 'Taking its place',
};

/** How far a rebuild or roll-back is and how long it still takes. */
export const RebuildProgress = ({ name, rebuild }: { name: string; rebuild: Rebuild }) => {
  const { percent, phase, state, eventsPerSecond, secondsLeft, isRollback = false } = rebuild;
  const noun = isRollback ? 'roll-back' : 'rebuild';
  if (state === 'interrupted') {
    return (
      <Notice tone="pending" icon={<TriangleAlert />}>
        A {noun} was interrupted at {percent}%. {isRollback ? 'Roll back' : 'Rebuild'} again and it
        goes on from there{isRollback ? '.' : ', or start anew.'}
      </Notice>
    );
  }
  const title = isRollback ? 'Roll-back' : 'Rebuild';
  // Only the first phase counts events; what the others do is not told in numbers.
  const share = phase === 'fill' ? `, ${percent}%` : '';
  const left = secondsLeft === null ? '' : `, ${durationText(secondsLeft * 1_000)} left`;
  const rate = eventsPerSecond > 0 ? `, ${formatNumber(eventsPerSecond)} events/s` : '';
  return (
    <ProgressBar
      label={`${title} of ${name}`}
      value={percent}
      max={100}
      text={`${title}: ${phases[phase]}${share}${rate}${left}`}
    />
  );
};
