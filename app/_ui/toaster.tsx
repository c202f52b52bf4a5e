'use client';

import { CircleX } from 'lucide-react';
import { Toaster as Sonner } from 'sonner';

/** Where toasts appear: a region of its own, spoken politely, reached with Alt+T. */
export const Toaster = () => (
  <Sonner
    position="bottom-right"
    closeButton
    visibleToasts={4}
    gap={8}
    icons={{ error: <CircleX aria-hidden size={18} className="text-refused" /> }}
    containerAriaLabel="Notifications"
    toastOptions={{
      closeButtonAriaLabel: 'Close notification',
      classNames: {
        toast: 'text-ink',
        title: 'font-medium text-sm',
        description: 'text-muted text-sm',
      },
    }}
  />
);
