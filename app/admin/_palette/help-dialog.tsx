'use client';

import { Dialog } from '#app/_ui/overlays/dialog.tsx';

type Props = { open: boolean; onOpen: (open: boolean) => void };

const keys: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['/'], does: 'Search' },
  { keys: ['Ctrl', 'K'], does: 'Go to, or do, anything (⌘ K on a Mac)' },
  { keys: ['J'], does: 'Next order' },
  { keys: ['K'], does: 'Order before' },
  { keys: ['Enter'], does: 'Open the order' },
  { keys: ['X'], does: 'Select the order, or let go of it' },
  { keys: ['Shift', 'J'], does: 'Select downwards' },
  { keys: ['Shift', 'K'], does: 'Select upwards' },
  { keys: ['Esc'], does: 'Let go of the selection' },
  { keys: ['←', '→'], does: 'On the edge of a column: narrower, wider' },
  { keys: ['?'], does: 'This list' },
];

/** Every key of the admin's pages. */
export const HelpDialog = ({ open, onOpen }: Props) => (
  <Dialog open={open} onOpen={onOpen} title="Keyboard">
    <dl className="text-sm">
      {keys.map(({ keys: pressed, does }) => (
        <div
          key={does}
          className="flex items-center justify-between gap-4 border-t py-1.5 first:border-t-0"
        >
          <dt className="order-2 flex gap-1">
            {pressed.map((key) => (
              <kbd
                key={key}
                className="min-w-6 rounded-md border bg-subtle px-1.5 text-center font-sans text-xs leading-6"
              >
                {key}
              </kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </Dialog>
);
