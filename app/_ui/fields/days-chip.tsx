'use client';

import { laterInside } from '../overlays/later.tsx';
import { formatDay, formatExact } from '../text/format-time.ts';
import { rangeText } from '../text/range-text.ts';
import { useUtcNote } from '../text/use-utc-note.ts';
import { dayProblem } from './day-problem.ts';
import { FilterChip } from './filter-chip.tsx';

const RangeForm = laterInside(() => import('./range-form.tsx').then((it) => it.RangeForm));

/** Of a day, `2010-12-05`; an instant is longer. */
const dayLength = 10;

/** Days in UTC, both included; a link may give an instant in the place of either. */
export type Days = { from: string | undefined; to: string | undefined };

type Props = Days & { name: string; onDays: (days: Days) => void };

/** Filters by when something happened. */
export const DaysChip = ({ name, from, to, onDays }: Props) => {
  const last = to ?? from;
  // An instant says itself that it is told in UTC.
  const note = useUtcNote(last?.length === dayLength ? last : undefined);
  const told = rangeText(momentText(from), momentText(to));
  return (
    <FilterChip
      name={name}
      value={told && `${told}${note}`}
      onClear={() => onDays({ from: undefined, to: undefined })}
    >
      {(close) => (
        <RangeForm
          type="date"
          from={{ label: 'From', value: from?.slice(0, dayLength) ?? '' }}
          to={{ label: 'To and including', value: to?.slice(0, dayLength) ?? '' }}
          hint="Days are counted in UTC."
          check={dayProblem}
          checkBoth={(start, end) =>
            start > end ? 'The last day is before the first.' : undefined
          }
          onApply={(start, end) => {
            onDays({ from: start || undefined, to: end || undefined });
            close();
          }}
        />
      )}
    </FilterChip>
  );
};

/** `5 Dec 2010`, or an instant of a link that somebody wrote: both are UTC, whatever one's zone. */
const momentText = (moment: string | undefined): string | undefined =>
  moment && (moment.length > dayLength ? formatExact : formatDay)(Date.parse(moment), null);
