import { ShieldAlert } from 'lucide-react';
import { ForViewer } from '#app/_session/viewer/for-viewer.tsx';
import { roleNames } from '#app/_session/viewer/role-names.ts';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import { isStaff } from '#server/contracts/permissions.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { SignInAsAnother } from './sign-in-as-another.tsx';

/** What somebody sees who comes to a page that is not for their role. */
export const StaffOnly = ({ viewer }: { viewer: Viewer }) => {
  const staff = isStaff(viewer.role);
  return (
    <ForViewer viewerId={viewer.id}>
      <div className="mx-auto max-w-xl pt-10">
        <h1 className="sr-only">{staff ? 'For admins' : 'For the shop’s staff'}</h1>
        <EmptyState
          icon={<ShieldAlert />}
          title={staff ? 'This page is for admins' : 'This page is for the shop’s staff'}
          action={
            <div className="flex flex-wrap justify-center gap-2">
              {staff ? (
                <ButtonLink href="/admin/orders">All orders</ButtonLink>
              ) : (
                <ButtonLink href="/">Back to the shop</ButtonLink>
              )}
              <SignInAsAnother viewerId={viewer.id} />
            </div>
          }
        >
          You are signed in as <bdi>{viewer.name}</bdi> ({viewer.email}),{' '}
          {staff ? `whose role is ${roleNames[viewer.role].name.toLowerCase()}` : 'a customer'}.{' '}
          {staff
            ? 'An admin can give you another role.'
            : 'Sign in with a staff account to see it.'}
        </EmptyState>
      </div>
    </ForViewer>
  );
};
