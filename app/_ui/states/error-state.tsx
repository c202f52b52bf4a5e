'use client';

import { CloudAlert } from 'lucide-react';
import { Button } from '../buttons/button.tsx';
import { EmptyState } from './empty-state.tsx';

type Props = { title: string; reason?: string | undefined; onRetry: () => void };

/** Something could not be shown: why, and a way to try again. */
export const ErrorState = ({ title, reason, onRetry }: Props) => (
  <div role="alert">
    <EmptyState
      icon={<CloudAlert />}
      title={title}
      action={<Button onClick={onRetry}>Try again</Button>}
    >
      {reason ?? 'The shop did not answer. Nothing of yours is lost.'}
    </EmptyState>
  </div>
);
