'use client';

import { Button } from '#app/_ui/buttons/button.tsx';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import type { User } from '#server/contracts/users.ts';

type Props = { user: User; onLeave: () => void; onDisable: () => void };

/** Asks before somebody is locked out. */
export const DisableDialog = ({ user, onLeave, onDisable }: Props) => (
  <Dialog
    open
    onOpen={onLeave}
    title={`Disable ${user.name}?`}
    description="They are signed out everywhere within seconds and cannot sign in until you enable them again. Their orders stay."
  >
    <div className="flex justify-end gap-2">
      <Button kind="quiet" onClick={onLeave}>
        Leave enabled
      </Button>
      <Button
        kind="primary"
        onClick={() => {
          onDisable();
          onLeave();
        }}
      >
        Disable
      </Button>
    </div>
  </Dialog>
);
