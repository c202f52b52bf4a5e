'use client';

import { Drawer } from '@base-ui/react/drawer';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../buttons/icon-button.tsx';
import { useMediaQuery } from '../use-media-query.ts';

type Props = { open: boolean; onOpen: (open: boolean) => void; title: string; children: ReactNode };

/**
 * A panel at the right edge. On a wide screen the page stays in reach beside it (the page makes
 * room, see `wideScreen`); on a narrow one it takes the screen.
 */
export const SidePanel = ({ open, onOpen, title, children }: Props) => {
  const wide = useMediaQuery(wideScreen);
  return (
    <Drawer.Root
      open={open}
      onOpenChange={onOpen}
      swipeDirection="right"
      modal={!wide}
      disablePointerDismissal={wide}
    >
      <Drawer.Portal>
        {!wide && (
          <Drawer.Backdrop className="fixed inset-0 z-40 bg-shade transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        )}
        <Drawer.Viewport className="pointer-events-none fixed inset-0 z-40 flex justify-end">
          <Drawer.Popup className="pointer-events-auto flex h-full w-full max-w-full transform-[translateX(var(--drawer-swipe-movement-x))] flex-col border-line border-l bg-raised shadow-float transition-transform duration-150 data-ending-style:transform-[translateX(100%)] data-starting-style:transform-[translateX(100%)] sm:w-96">
            <div className="flex h-16 shrink-0 items-center justify-between border-b pr-3 pl-5">
              <Drawer.Title className="font-semibold text-lg">{title}</Drawer.Title>
              <Drawer.Close render={<IconButton label="Close" icon={<X size={20} />} />} />
            </div>
            <Drawer.Content className="flex min-h-0 flex-1 flex-col">{children}</Drawer.Content>
          </Drawer.Popup>
        </Drawer.Viewport>
      </Drawer.Portal>
    </Drawer.Root>
  );
};

/** From this width on the page can stand beside an open panel of 384 px; Tailwind's `lg`. */
export const wideScreen = '(min-width: 64rem)';
