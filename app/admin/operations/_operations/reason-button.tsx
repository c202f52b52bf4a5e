'use client';

import { type ComponentProps, type ReactNode, useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

type Props = Omit<ComponentProps<typeof ReasonDialog>, 'leave' | 'onLeave'> & {
  busy: boolean;
  className?: string;
  /** What the button says. */
  children: ReactNode;
};

/** A button that says what will happen before it does, and asks why. */
export const ReasonButton = ({ busy, className, children, ...dialog }: Props) => {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" className={className} disabled={busy} onClick={() => setAsking(true)}>
        {children}
      </Button>
      {isAsking && <ReasonDialog {...dialog} leave="Leave it" onLeave={() => setAsking(false)} />}
    </>
  );
};
