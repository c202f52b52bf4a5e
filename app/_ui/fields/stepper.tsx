'use client';

import { NumberField } from '@base-ui/react/number-field';
import { Minus, Plus, Trash2 } from 'lucide-react';
import { classNames } from '../class-names.ts';

type Props = {
  label: string;
  value: number;
  max: number;
  onValue: (value: number) => void;
  /** What to press *One more* means, see `EarlyPress`. */
  moreMeans?: string;
  className?: string;
};

/** A quantity with less and more; less than one takes the thing away. */
export const Stepper = ({ label, value, max, onValue, moreMeans, className }: Props) => (
  <NumberField.Root
    value={value}
    min={0}
    max={max}
    onValueChange={(next, details) => {
      // A number that is being typed may begin with what would take the thing away.
      if (next === 0 && typing.has(details.reason)) details.cancel();
      else if (next !== null) onValue(next);
    }}
    className={className}
  >
    <NumberField.Group className="flex h-10 items-stretch rounded-md border border-control">
      <NumberField.Decrement
        aria-label={value === 1 ? `Remove: ${label}` : `One less: ${label}`}
        className={buttonStyle}
      >
        {value === 1 ? <Trash2 aria-hidden size={15} /> : <Minus aria-hidden size={15} />}
      </NumberField.Decrement>
      <NumberField.Input
        aria-label={label}
        className="w-0 min-w-8 flex-1 rounded-md bg-transparent text-center text-sm tabular-nums -outline-offset-2"
      />
      <NumberField.Increment
        aria-label={`One more: ${label}`}
        data-means={moreMeans}
        className={buttonStyle}
      >
        <Plus aria-hidden size={15} />
      </NumberField.Increment>
    </NumberField.Group>
  </NumberField.Root>
);

const typing: ReadonlySet<string> = new Set(['input-change', 'input-paste']);

const buttonStyle = classNames(
  'flex w-9 shrink-0 select-none items-center justify-center rounded-md text-muted transition-colors -outline-offset-2',
  'hover:bg-subtle hover:text-ink data-disabled:opacity-40',
);
