'use client';

import { DaysChip } from '#app/_ui/fields/days-chip.tsx';
import { FilterChip } from '#app/_ui/fields/filter-chip.tsx';
import { RadioList } from '#app/_ui/fields/radio-list.tsx';
import { laterInside } from '#app/_ui/overlays/later.tsx';
import { kindNames } from './entry-text.ts';
import { kindOptions, type LogFilter, type LogFilterPart } from './log-filter.ts';

const PersonPicker = laterInside(() => import('./person-picker.tsx').then((it) => it.PersonPicker));

type Props = {
  filter: LogFilter;
  /** The name of whoever is filtered for, as far as it is known. */
  person: string | null | undefined;
  onFilter: (part: LogFilterPart) => void;
  onPerson: (person: { id: string; name: string }) => void;
};

/** What is shown of the log: what happened, who did it, and when. */
export const LogFilters = ({ filter, person, onFilter, onPerson }: Props) => {
  const { from, to } = filter;
  return (
    <fieldset className="mb-3 flex flex-wrap items-center gap-2">
      <legend className="sr-only">Filters</legend>
      <FilterChip
        name="What happened"
        value={filter.kind && kindNames[filter.kind]}
        onClear={() => onFilter({ kind: undefined })}
      >
        {(close) => (
          <RadioList
            legend="What happened"
            name="kind"
            options={kindOptions}
            value={filter.kind}
            onValue={(kind) => {
              onFilter({ kind });
              close();
            }}
          />
        )}
      </FilterChip>
      <FilterChip
        name="Who"
        value={filter.actorId && (person ?? 'one account')}
        onClear={() => onFilter({ actorId: undefined })}
      >
        {(close) => (
          <PersonPicker
            onPick={(picked) => {
              onPerson(picked);
              close();
            }}
          />
        )}
      </FilterChip>
      <DaysChip name="When" from={from} to={to} onDays={onFilter} />
    </fieldset>
  );
};
