import Link from 'next/link';

/** The name and its mark, a hull on an even keel; leads home. */
export const Wordmark = ({ href = '/' }: { href?: string }) => (
  <Link
    href={href}
    className="inline-flex min-h-10 items-center gap-2 rounded-md font-semibold text-lg tracking-tight"
  >
    <svg aria-hidden viewBox="0 0 24 24" className="size-6 text-accent" fill="none">
      <path
        d="M3 11h18c-1.2 4.6-4.2 7-9 7s-7.800-2.400-9-7z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.500"
        strokeLinejoin="round"
      />
      <path d="M12 18v4M8 22h8" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      <path d="M12 3v5" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
    Evenkeel
  </Link>
);
