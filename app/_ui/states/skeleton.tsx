import { classNames } from '../class-names.ts';

/** The shape of what is still to come; size it like the content. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span
    aria-hidden
    className={classNames(
      'block animate-pulse-soft rounded-md bg-sunken forced-colors:border',
      className,
    )}
  />
);
