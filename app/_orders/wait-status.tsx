import type { Change } from '#app/_consistency/core/change.ts';
import { describeChange } from './describe-change.ts';

/** Says aloud, once, when changes take more than 2 s; the marks beside the orders show the rest. */
export const WaitStatus = ({ changes }: { changes: readonly Change[] }) => {
  const slow = changes.find(({ phase }) => phase === 'late' || phase === 'stuck');
  return (
    <p role="status" className="sr-only">
      {slow === undefined ? '' : describeChange(slow)?.text}
    </p>
  );
};
