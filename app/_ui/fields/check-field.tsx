'use client';

import { useId } from 'react';

type Props = {
  checked: boolean;
  onChecked: (checked: boolean) => void;
  children: string;
  hint?: string;
};

/** Something that holds or does not, with its words beside it. */
export const CheckField = ({ checked, onChecked, children, hint }: Props) => {
  const id = useId();
  return (
    <div className="text-sm">
      <p className="flex min-h-6 items-center gap-2.5">
        <input
          id={id}
          type="checkbox"
          checked={checked}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={() => onChecked(!checked)}
          className="size-4 accent-accent"
        />
        <label htmlFor={id}>{children}</label>
      </p>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1 text-muted">
          {hint}
        </p>
      )}
    </div>
  );
};
