import { ExternalLink } from 'lucide-react';

const pages: { carrier: RegExp; url: (number: string) => string }[] = [
  {
    carrier: /royal\s*mail/i,
    url: (number) => `https://www.royalmail.com/track-your-item#/tracking-results/${number}`,
  },
  {
    carrier: /^dhl/i,
    url: (number) => `https://www.dhl.com/global-en/home/tracking.html?tracking-id=${number}`,
  },
  { carrier: /^ups/i, url: (number) => `https://www.ups.com/track?tracknum=${number}` },
  { carrier: /^fedex/i, url: (number) => `https://www.fedex.com/fedextrack/?trknbr=${number}` },
  { carrier: /^dpd/i, url: (number) => `https://track.dpd.co.uk/search?reference=${number}` },
];

type Props = { trackingNumber: string; carrier: string | null };

/** The tracking number; a link where the carrier's page is known. */
export const Tracking = ({ trackingNumber, carrier }: Props) => {
  const page = pages.find((known) => known.carrier.test(carrier ?? ''));
  const text = <span className="min-w-0 break-all font-medium tabular-nums">{trackingNumber}</span>;
  return (
    <>
      {carrier !== null && <>{carrier} </>}
      {page === undefined ? (
        text
      ) : (
        <a
          href={page.url(encodeURIComponent(trackingNumber))}
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
