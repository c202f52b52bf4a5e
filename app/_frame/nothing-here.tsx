import { buttonStyle } from '#app/_ui/buttons/button-style.ts';

const catalogue = { href: '/', label: 'Go to the catalogue' };

/**
 * What stands where a page was looked for that is not there, in whatever frame is around it. Every
 * page loads it and hardly one shows it: so without icons and links of the router's.
 */
export const NothingHere = ({ home = catalogue }: { home?: { href: string; label: string } }) => (
  <div className="flex flex-col items-center px-4 py-16 text-center">
    <h1 className="font-medium">There is nothing at this address</h1>
    <p className="mt-1 mb-5 max-w-sm text-muted text-sm">
      It may have been mistyped, or it belongs to somebody else.
    </p>
    <a href={home.href} className={buttonStyle({})}>
      {home.label}
    </a>
  </div>
);
