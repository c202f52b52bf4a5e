import { classNames } from '../class-names.ts';

/** A name; one written all in capitals is read in sentence case, its text stays as it is. */
export const CalmName = ({ children, className }: { children: string; className?: string }) => (
  <span
    className={classNames(
      'inline-block',
      children === children.toUpperCase() && 'sentence-case',
      className,
    )}
  >
    {children}
  </span>
);
