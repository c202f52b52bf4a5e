'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../buttons/icon-button.tsx';

type Props = {
  open: boolean;
  onOpen: (open: boolean) => void;
  title: string;
  description?: string;
  children: ReactNode;
};

/** A question that must be answered or left before going on; focus returns to where it was. */
export const Dialog = ({ open, onOpen, title, description, children }: Props) => (
  <Base.Root open={open} onOpenChange={onOpen}>
    <Base.Portal>
      <Base.Backdrop className="fixed inset-0 z-40 bg-shade transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
      <Base.Viewport className="fixed inset-0 z-50 flex items-start justify-center overflow-y-auto sm:p-6">
        {/* By margins: what is aligned to the middle or the end loses its top where it is too tall. */}
        <Base.Popup className="card relative mt-auto w-full max-w-md p-5 shadow-float transition data-ending-style:translate-y-2 data-starting-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:opacity-0 max-sm:rounded-b-none sm:mb-auto sm:p-6">
          <Base.Title className="pr-10 font-semibold text-lg leading-snug">{title}</Base.Title>
          {description !== undefined && (
            <Base.Description className="mt-1 text-muted text-sm">{description}</Base.Description>
          )}
          <div className="mt-4">{children}</div>
          {/* Last, so that a dialog begins with what it asks. */}
          <Base.Close
            render={
              <IconButton
                label="Close"
                icon={<X size={18} />}
                className="absolute top-3.5 right-3.5"
              />
            }
          />
        </Base.Popup>
      </Base.Viewport>
    </Base.Portal>
  </Base.Root>
);
