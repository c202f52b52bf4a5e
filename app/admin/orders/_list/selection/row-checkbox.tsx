'use client';

import { useEffect, useLayoutEffect, useRef } from 'react';
import { classNames } from '#app/_ui/class-names.ts';

type Props = {
  label: string;
  checked: boolean;
  /** Some of what it stands for, not all. */
  mixed?: boolean;
  /** Its label is to be seen on a phone. */
  isTold?: boolean;
  onToggle: (withShift: boolean) => void;
};

/** Selects a row, or from its head all of them. */
export const RowCheckbox = ({ label, checked, mixed = false, isTold = false, onToggle }: Props) => {
  const box = useRef<HTMLInputElement>(null);
  const shift = useRef(false);
  const isDone = useRef(false);
  // While it is drawn: what is ticked after it is React's own.
  useLayoutEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    // Ticked before the page answered.
    if (box.current !== null && box.current.checked !== checked) onToggle(false);
  });
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = mixed && !checked;
  });
  return (
    <label
      className={classNames(
        'flex h-8 items-center sm:mx-auto',
        !isTold ? 'w-8 justify-center max-sm:-mt-1 max-sm:-ml-1.5' : 'sm:w-8 sm:justify-center',
      )}
    >
      <span className={isTold ? 'order-last ml-3 font-normal sm:sr-only' : 'sr-only'}>{label}</span>
      <input
        ref={box}
        type="checkbox"
        checked={checked}
        onClick={(event) => {
          shift.current = event.shiftKey;
        }}
        onChange={() => onToggle(shift.current)}
        className="size-4 shrink-0 accent-accent"
      />
    </label>
  );
};
