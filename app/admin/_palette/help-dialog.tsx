'use client';

import { CheckField } from '#app/_ui/fields/check-field.tsx';
import { setSingleKeys, useSingleKeys } from '#app/_ui/keys/single-keys.ts';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';

type Props = { open: boolean; onOpen: (open: boolean) => void };

/** `single`: a letter or a sign that does something by itself. */
const keys: readonly { keys: readonly string[]; does: string; single?: true }[] = [
  { keys: ['/'], does: 'Search', single: true },
  { keys: ['Ctrl', 'K'], does: 'Go to, or do, anything (⌘ K on a Mac)' },
  { keys: ['J'], does: 'Next order', single: true },
  { keys: ['K'], does: 'Order before', single: true },
  { keys: ['Enter'], does: 'Open the order' },
  { keys: ['X'], does: 'Select the order, or let go of it', single: true },
  { keys: ['Shift', 'J'], does: 'Select downwards', single: true },
  { keys: ['Shift', 'K'], does: 'Select upwards', single: true },
  { keys: ['Esc'], does: 'Let go of the selection' },
  { keys: ['←', '→'], does: 'On the edge of a column: narrower, wider' },
  { keys: ['?'], does: 'This list', single: true },
];

/** Every key of the admin's pages. */
export const HelpDialog = ({ open, onOpen }: Props) => (
  <Dialog open={open} onOpen={onOpen} title="Keyboard">
    <Keys />
  </Dialog>
);

const Keys = () => {
  const areSingleOn = useSingleKeys();
  return (
    <>
      <dl className="mb-4 text-sm">
        {keys.map(({ keys: pressed, does, single }) => {
          const isOff = single === true && !areSingleOn;
          return (
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
              <dd className={isOff ? 'text-muted' : undefined}>
                {does}
                {isOff && ' (off)'}
              </dd>
            </div>
          );
        })}
      </dl>
      <CheckField
        checked={areSingleOn}
        onChecked={setSingleKeys}
        hint="Letters and signs that do something when pressed alone. Without them this list is found with Ctrl K."
      >
        Single-key shortcuts
      </CheckField>
    </>
  );
};
