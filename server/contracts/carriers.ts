/** A carrier whose page for a parcel is known: the only addresses that a tracking number leads to. */
type Carrier = {
  name: string;
  /** How people write its name. */
  known: RegExp;
  page: (trackingNumber: string) => string;
};

const carriers: readonly Carrier[] = [
  {
    name: 'Royal Mail',
    known: /royal\s*mail/i,
    page: (number) => `https://www.royalmail.com/track-your-item#/tracking-results/${number}`,
  },
  {
    name: 'DHL',
    known: /^dhl\b/i,
    page: (number) => `https://www.dhl.com/global-en/home/tracking.html?tracking-id=${number}`,
  },
  {
    name: 'UPS',
    known: /^ups\b/i,
    page: (number) => `https://www.ups.com/track?tracknum=${number}`,
  },
  {
    name: 'FedEx',
    known: /^fed\s?ex\b/i,
    page: (number) => `https://www.fedex.com/fedextrack/?trknbr=${number}`,
  },
  {
    name: 'DPD',
    known: /^dpd\b/i,
    page: (number) => `https://track.dpd.co.uk/search?reference=${number}`,
  },
];

/** Names to offer where a carrier is typed. */
export const carrierNames: readonly string[] = carriers.map(({ name }) => name);

/**
 * The carrier's page of a parcel, or undefined when the carrier is not one of the known: what staff
 * typed is never an address.
 */
export const trackingPage = (carrier: string | null, trackingNumber: string): string | undefined =>
  carriers
    .find(({ known }) => known.test((carrier ?? '').trim()))
    ?.page(encodeURIComponent(trackingNumber));
