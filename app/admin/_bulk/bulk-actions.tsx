import { Ban, PackageCheck, Truck } from 'lucide-react';
import { useId } from 'react';
import type { BulkAction } from '#app/_consistency/bulk/bulk-plan.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { locale } from '#app/_ui/text/locale.ts';
import { type Action, may } from '#server/contracts/permissions.ts';
import type { Role } from '#server/contracts/roles.ts';
import { BarNote } from './bar-note.tsx';
import { bulkWords } from './bulk-words.ts';

type Offer = { action: BulkAction; right: Action; label: string; icon: typeof Truck };

const offers: readonly Offer[] = [
  { action: 'ship', right: 'ship-order', label: 'Ship', icon: Truck },
  { action: 'deliver', right: 'deliver-order', label: 'Deliver', icon: PackageCheck },
  { action: 'cancel', right: 'cancel-order', label: 'Cancel', icon: Ban },
];

/** What this role may do to many orders. */
export const bulkActionsOf = (role: Role): readonly Offer[] =>
  offers.filter(({ right }) => may(role, right, 'all'));

type Props = { role: Role; possible: readonly Offer[]; onAsk: (action: BulkAction) => void };

/** A button for each of them, and in words what none of the selected orders allows. */
export const BulkActions = ({ role, possible, onAsk }: Props) => {
  const why = useId();
  const offered = bulkActionsOf(role);
  const others = offered.filter((offer) => !possible.includes(offer));
  return (
    <>
      {offered.map(({ action, label, icon: Icon }) => {
        const isForbidden = others.some((other) => other.action === action);
        return (
          <Button
            key={action}
            size="small"
            disabled={isForbidden}
            aria-describedby={isForbidden ? why : undefined}
            onClick={() => onAsk(action)}
          >
            <Icon aria-hidden size={15} /> {label}…
          </Button>
        );
      })}
      {others.length > 0 && (
        <BarNote id={why}>
          None of them can be {eitherOf(others.map(({ action }) => bulkWords[action].done))} now.
        </BarNote>
      )}
    </>
  );
};

const eitherOf = (words: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(words);
