import Link from 'next/link';
import { adminListPath } from '#app/admin/orders/_list/filters/admin-filter.ts';
import type { ProjectionStatus } from '#server/contracts/operations.ts';
import type { Wanted } from './asked-text.ts';
import { ParkedEvents } from './parked-events.tsx';
import { Section } from './section.tsx';

type Props = {
  projections: readonly ProjectionStatus[];
  busy: boolean;
  onOperate: (projection: string, wanted: Wanted) => void;
};

/** What is parked in each projection, and that nothing is. */
export const ParkedSection = ({ projections, busy, onOperate }: Props) => {
  const parked = projections.filter(({ deadLetters }) => deadLetters > 0);
  return (
    <Section title="Parked orders">
      {parked.length === 0 && (
        <p className="text-muted">
          None. An event that a projection cannot apply waits here, and its order with it; all
          others go on.
        </p>
      )}
      {parked.map(({ name }) => (
        <div key={name} className="mt-3">
          <h3 className="text-muted">{name}</h3>
          <ParkedEvents
            projection={name}
            busy={busy}
            onOperate={(wanted) => onOperate(name, wanted)}
          />
        </div>
      ))}
      {parked.some(({ name }) => name === 'orders') && (
        <Link
          href={adminListPath({ stale: true })}
          className="mt-2 inline-flex min-h-6 items-center text-accent underline underline-offset-4"
        >
          Orders that are stale
        </Link>
      )}
    </Section>
  );
};
