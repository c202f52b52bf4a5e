import type Link from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link of the router without the router, which is only in a build: a press is told to `onNavigate`,
 * and leads nowhere.
 */
export const StandInLink = ({
  href,
  prefetch,
  scroll,
  onNavigate,
  ...props
}: ComponentProps<typeof Link>) => (
  <a
    {...props}
    href={String(href)}
    onClick={(event) => {
      event.preventDefault();
      onNavigate?.(event);
    }}
  />
);
