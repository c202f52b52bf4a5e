import { Compass } from 'lucide-react';
import { ButtonLink } from '#app/_ui/button-link.tsx';
import { EmptyState } from '#app/_ui/empty-state.tsx';

/** What stands where a page was looked for that is not there, in whatever frame is around it. */
export const NothingHere = () => (
  <>
    <h1 className="sr-only">Not found</h1>
    <EmptyState
      icon={<Compass />}
      title="There is nothing at this address"
      action={<ButtonLink href="/">Go to the catalogue</ButtonLink>}
    >
      It may have been mistyped, or it belongs to somebody else.
    </EmptyState>
  </>
);
