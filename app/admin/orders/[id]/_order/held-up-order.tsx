'use client';

import { Hourglass } from 'lucide-react';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import { Time } from '#app/_ui/text/time.tsx';
import { may } from '#server/contracts/permissions.ts';
import type { Viewer } from '#server/contracts/roles.ts';

/** An order that was placed, and that no list can show yet. */
export const HeldUpOrder = ({ since, viewer }: { since: string; viewer: Viewer }) => (
  <>
    <h1 className="sr-only">Order that is held up</h1>
    <EmptyState
      icon={<Hourglass />}
      title="This order is held up"
      action={
        may(viewer.role, 'operate') ? (
          <ButtonLink href="/admin/operations">Operations</ButtonLink>
        ) : (
          <ButtonLink href="/admin/orders">All orders</ButtonLink>
        )
      }
    >
      It was placed and is safe in the log, but it could not be added to the orders; since{' '}
      <Time at={since} exact />. It appears here as soon as the fault is mended
      {may(viewer.role, 'operate') ? ' and its events are retried' : ' by an admin'}.
    </EmptyState>
  </>
);
