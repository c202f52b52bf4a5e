'use client';

import { usePathname, useRouter } from 'next/navigation';
import type { Change } from '#app/_consistency/core/drawing/change.ts';
import { useCommands } from '#app/_consistency/react/commands/use-commands.ts';
import { useRefusals } from '#app/_consistency/react/commands/use-refusals.ts';
import { useOrder } from '#app/_consistency/react/queries/use-order.ts';
import { useViewer } from '#app/_session/viewer/viewer-context.tsx';
import { Button } from '#app/_ui/buttons/button.tsx';
import { isStaff } from '#server/contracts/permissions.ts';
import { orderName } from '../order-name.ts';
import { Conflict } from './conflict.tsx';
import { describeRefusalOf, isConflict } from './describe-refusal.ts';
import { editPath } from './edit-link.ts';
import { givenUpWith } from './given-up-with.ts';
import { RefusalButtons } from './refusal-buttons.tsx';
import { TypedText } from './typed-text.tsx';

/** A refusal wherever one is: which order, why, what was typed, and what can be done. */
export const RefusalToast = ({ commandId }: { commandId: string }) => {
  const change = useRefusals().find((refusal) => refusal.commandId === commandId);
  return change === undefined ? null : <Known change={change} />;
};

const Known = ({ change }: { change: Change }) => {
  const { order, changes } = useOrder(change.orderId);
  const { retry, discard } = useCommands();
  const router = useRouter();
  const viewer = useViewer();
  const place = viewer !== null && isStaff(viewer.role) ? '/admin/orders' : '/orders';
  const path = `${place}/${change.orderId}`;
  const isHere = usePathname() === path;
  const name = order === undefined && change.type !== 'CreateOrder' ? 'An order' : undefined;
  return (
    <div>
      <p>{describeRefusalOf(name ?? orderName(order ?? { number: 0 }), change)}</p>
      <div className="font-normal">
        {order !== undefined && isConflict(change) && <Conflict order={order} change={change} />}
        <TypedText command={change.command} />
      </div>
      <div className="mt-2 flex flex-wrap gap-2">
        <RefusalButtons
          change={change}
          changes={changes}
          order={order}
          onRetry={retry}
          onDiscard={(commandId) => givenUpWith(commandId, changes).forEach(discard)}
          onEdit={({ commandId }) => router.push(editPath(path, commandId))}
        />
        {!isHere && (
          <Button size="small" onClick={() => router.push(path)}>
            Show
          </Button>
        )}
      </div>
    </div>
  );
};
