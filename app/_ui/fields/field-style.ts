/** The classes of everything one types into. */
export const fieldStyle =
  'w-full rounded-md border border-control bg-raised px-3 text-ink transition-colors hover:border-ink/60 aria-invalid:border-refused';
