import { ExternalLink } from 'lucide-react';
import { trackingPage } from '#server/contracts/carriers.ts';

type Props = {
  trackingNumber: string;
  carrier: string | null;
  /** Without the carrier's name. */
  bare?: boolean;
};

/** The tracking number; a link where the carrier's page is known. */
export const Tracking = ({ trackingNumber, carrier, bare = false }: Props) => {
  const page = trackingPage(carrier, trackingNumber);
  const text = <span className="min-w-0 break-all font-medium tabular-nums">{trackingNumber}</span>;
  return (
    <>
      {!bare && carrier !== null && <>{carrier} </>}
      {page === undefined ? (
        text
      ) : (
        <a
          href={page}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-6 items-center gap-1 text-accent underline underline-offset-4"
        >
          {text}
          <ExternalLink aria-hidden size={13} />
          <span className="sr-only">(opens the carrier’s page in a new tab)</span>
        </a>
      )}
    </>
  );
};
