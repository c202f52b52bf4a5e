'use client';

import { ListFilter, X } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from '../class-names.ts';
import { Popover } from '../overlays/popover.tsx';

type Props = {
  name: string;
  /** What is filtered for now, in words; undefined while it is not. */
  value: string | undefined;
  onClear: () => void;
  children: ComponentProps<typeof Popover>['children'];
};

/** A filter: set by pressing it, changed in place, taken away by its cross. */
export const FilterChip = ({ name, value, onClear, children }: Props) => {
  const active = value !== undefined;
  return (
    <span
      className={classNames(
        'inline-flex h-8 max-w-full items-center rounded-full border text-xs',
        active ? 'border-accent bg-accent-tint text-accent' : 'border-control/60 border-dashed',
      )}
    >
      <Popover
        title={`Filter by ${name.toLowerCase()}`}
        trigger={
          <button
            type="button"
            className="flex h-full min-w-0 items-center gap-1.5 rounded-full px-3 hover:bg-subtle"
          >
            {!active && <ListFilter aria-hidden size={13} className="shrink-0 text-muted" />}
            <span className="truncate">
              {name}
              {active && <span className="font-medium">: {value}</span>}
            </span>
          </button>
        }
      >
        {children}
      </Popover>
      {active && (
        <button
          type="button"
          aria-label={`Remove filter ${name}`}
          onClick={onClear}
          className="mr-1 flex size-6 shrink-0 items-center justify-center rounded-full hover:bg-canvas"
        >
          <X aria-hidden size={13} />
        </button>
      )}
    </span>
  );
};
