/** The shop's mark, a hull on an even keel, and its name. */
export const Mark = ({ nameClass }: { nameClass?: string | undefined }) => (
  <>
    <svg aria-hidden viewBox="0 0 24 24" className="size-6 text-accent" fill="none">
      <path d="M2 9h20" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      <path d="M4 11.5h16c-.6 3.7-3.5 5.5-8 5.5s-7.4-1.8-8-5.5z" fill="currentColor" />
      <path d="M10.6 17h2.8l-.5 4.5h-1.8z" fill="currentColor" />
    </svg>
    <span className={nameClass}>Evenkeel</span>
  </>
);

export const markStyle =
  'inline-flex min-h-10 items-center gap-2 rounded-md font-semibold text-lg tracking-tight';
