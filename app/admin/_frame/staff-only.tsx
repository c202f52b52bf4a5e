import { ShieldAlert } from 'lucide-react';
import { ButtonLink } from '#app/_ui/button-link.tsx';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import type { Viewer } from '#server/contracts/roles.ts';

/** What a customer sees who comes to an admin's page. */
export const StaffOnly = ({ viewer }: { viewer: Viewer }) => (
  <div className="mx-auto max-w-xl pt-10">
    <h1 className="sr-only">For the shop’s staff</h1>
    <EmptyState
      icon={<ShieldAlert />}
      title="This page is for the shop’s staff"
      action={<ButtonLink href="/orders">My orders</ButtonLink>}
    >
      You are signed in as {viewer.name} ({viewer.email}), a customer. Sign in with a staff account
      to see it.
    </EmptyState>
  </div>
);
