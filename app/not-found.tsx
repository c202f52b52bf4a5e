import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import { PlainFrame } from '#app/_session/plain-frame.tsx';
import { ButtonLink } from '#app/_ui/button-link.tsx';
import { EmptyState } from '#app/_ui/empty-state.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFoundPage() {
  return (
    <PlainFrame>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={<Compass />}
        title="There is nothing at this address"
        action={<ButtonLink href="/">Go to the catalogue</ButtonLink>}
      >
        It may have been mistyped, or it belongs to somebody else.
      </EmptyState>
    </PlainFrame>
  );
}
