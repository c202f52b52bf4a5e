'use client';

import { CircleX } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { Toaster, toast } from 'sonner';
import { useMediaQuery } from '../use-media-query.ts';
import { listenNow } from './say.ts';

/** Where toasts appear: a region of its own, spoken politely, reached with Alt+T. */
export const ToastRegion = (_: { open: boolean }) => {
  // After the toaster's own effect, with which it begins to listen.
  useEffect(() => listenNow(toast), []);
  // On a phone dialogs and what is pressed are at the bottom: a toast that stays would be in the way.
  const isNarrow = useMediaQuery('(max-width: 760px)');
  // The shop's cart is on the right with *Place order* at its foot, the desk's rail on the left.
  const side = usePathname().startsWith('/admin') ? 'right' : 'left';
  return (
    <Toaster
      position={isNarrow ? 'top-center' : `bottom-${side}`}
      closeButton
      visibleToasts={4}
      gap={8}
      icons={{ error: <CircleX aria-hidden size={18} className="text-refused" /> }}
      containerAriaLabel="Notifications"
      toastOptions={{
        closeButtonAriaLabel: 'Close notification',
        classNames: {
          toast: 'text-ink items-start!',
          title: 'font-medium text-sm',
          description: 'text-muted text-sm',
        },
      }}
    />
  );
};
