'use client';

import { useState } from 'react';
import { roleNames } from '#app/_session/viewer/role-names.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { RadioList } from '#app/_ui/fields/radio-list.tsx';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import { type Role, role } from '#server/contracts/roles.ts';
import type { User } from '#server/contracts/users.ts';

type Props = { user: User; onLeave: () => void; onRole: (role: Role) => void };

/** Asks which role somebody should have. */
export const RoleDialog = ({ user, onLeave, onRole }: Props) => {
  const [chosen, setChosen] = useState(user.role);
  return (
    <Dialog
      open
      onOpen={onLeave}
      title={`Change the role of ${user.name}`}
      description="They are signed out everywhere within seconds, and have it when they sign in again."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== user.role) onRole(chosen);
          onLeave();
        }}
      >
        <RadioList
          legend="Role"
          name="role"
          options={role.options.map((value) => ({ value, label: roleNames[value].name }))}
          value={chosen}
          onValue={setChosen}
        />
        <p aria-live="polite" className="text-muted text-sm">
          {roleNames[chosen].may}
        </p>
        <div className="flex justify-end gap-2">
          <Button kind="quiet" onClick={onLeave}>
            Keep as it is
          </Button>
          <Button kind="primary" type="submit">
            Change role
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
