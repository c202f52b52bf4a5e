import Link from 'next/link';
import { Mark, markStyle } from './mark.tsx';

/** The name and its mark; leads home. */
export const Wordmark = ({ href = '/', nameClass }: { href?: string; nameClass?: string }) => (
  <Link href={href} className={markStyle}>
    <Mark nameClass={nameClass} />
  </Link>
);
