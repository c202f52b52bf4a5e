import { Ban, PackageCheck, Truck } from 'lucide-react';
import type { BulkAction } from '#app/_consistency/bulk/bulk-plan.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { type Action, may } from '#server/contracts/permissions.ts';
import type { Role } from '#server/contracts/roles.ts';
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

/** A button for each of them; what none of the selected orders allows says so. */
export const BulkActions = ({ role, possible, onAsk }: Props) =>
  bulkActionsOf(role).map((offer) => {
    const { action, label, icon: Icon } = offer;
    const isPossible = possible.includes(offer);
    return (
      <Button
        key={action}
        size="small"
        disabled={!isPossible}
        title={isPossible ? undefined : `None of them can be ${bulkWords[action].done} now`}
        onClick={() => onAsk(action)}
      >
        <Icon aria-hidden size={15} /> {label}…
      </Button>
    );
  });
