'use client';

import { Popover as Base } from '@base-ui/react/popover';
import type { ComponentProps, ReactElement, ReactNode } from 'react';

export type PopoverProps = {
  trigger: ReactElement<ComponentProps<'button'>>;
  title: string;
  /** The form; it calls `close` when it is done. */
  children: (close: () => void) => ReactNode;
};

export type PopoverBoxProps = PopoverProps & { open: boolean; onOpen: (open: boolean) => void };

/** A small form beside the button that it belongs to. */
export const PopoverBox = ({ open, onOpen, trigger, title, children }: PopoverBoxProps) => (
  <Base.Root open={open} onOpenChange={onOpen}>
    <Base.Trigger render={trigger} />
    <Base.Portal>
      <Base.Positioner align="start" sideOffset={6} className="z-40">
        <Base.Popup className="card w-72 max-w-[calc(100vw-1rem)] origin-(--transform-origin) p-4 shadow-float transition data-ending-style:scale-98 data-starting-style:scale-98 data-ending-style:opacity-0 data-starting-style:opacity-0">
          <Base.Title className="sr-only">{title}</Base.Title>
          {children(() => onOpen(false))}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);
