'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';
import { type Period, periodProblem } from './insights-filter.ts';

type Props = Period & { onApply: (period: Period) => void };

/** Two days, both needed; says what is wrong with them. */
export const PeriodForm = ({ from, to, onApply }: Props) => {
  const [first, setFirst] = useState(from);
  const [last, setLast] = useState(to);
  const [checked, setChecked] = useState(false);
  const problem = periodProblem(first, last);
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (problem === undefined) onApply({ from: first, to: last });
      }}
    >
      <TextField label="First day" type="date" required value={first} onText={setFirst} />
      <TextField
        label="Last day"
        type="date"
        required
        value={last}
        onText={setLast}
        hint="Days are counted in UTC."
        error={checked ? problem : undefined}
      />
      <Button type="submit" kind="primary" size="small">
        Show
      </Button>
    </form>
  );
};
