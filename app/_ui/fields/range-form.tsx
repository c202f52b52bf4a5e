'use client';

import { useState } from 'react';
import { Button } from '../buttons/button.tsx';
import { TextField } from './text-field.tsx';

type Side = { label: string; value: string };

type Props = {
  from: Side;
  to: Side;
  type: 'date' | 'text';
  hint?: string;
  /** Says what is wrong with what was typed on a side, if anything. */
  check: (text: string) => string | undefined;
  /** What is wrong with both of them together, if anything. */
  checkBoth: (from: string, to: string) => string | undefined;
  onApply: (from: string, to: string) => void;
};

/** Two ends of a range, either of which may stay open. */
export const RangeForm = ({ from, to, type, hint, check, checkBoth, onApply }: Props) => {
  const [start, setStart] = useState(from.value);
  const [end, setEnd] = useState(to.value);
  const [checked, setChecked] = useState(false);
  const problem = (text: string) => (checked && text !== '' ? check(text) : undefined);
  const isBroken = [start, end].some((text) => text !== '' && check(text) !== undefined);
  const crossed = isBroken || start === '' || end === '' ? undefined : checkBoth(start, end);
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (!isBroken && crossed === undefined) onApply(start, end);
      }}
    >
      <TextField
        label={from.label}
        type={type}
        value={start}
        onText={setStart}
        error={problem(start)}
        {...(type === 'text' && { inputMode: 'decimal' })}
      />
      <TextField
        label={to.label}
        type={type}
        value={end}
        onText={setEnd}
        error={problem(end) ?? (checked ? crossed : undefined)}
        {...(hint !== undefined && { hint })}
        {...(type === 'text' && { inputMode: 'decimal' })}
      />
      <Button type="submit" kind="primary" size="small">
        Apply
      </Button>
    </form>
  );
};
