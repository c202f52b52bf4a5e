/** How a series is drawn: its colour and, for who does not see that, its place among the series. */
export type Look = { colour: string; place: number; asBars: boolean };

const dashes = ['none', '6 3', '2 2', '9 3 2 3', '4 5'] as const;

/** How the line of a series is drawn, as `stroke-dasharray`. */
export const dashOf = (place: number): string => dashes[place % dashes.length] ?? 'none';

/** How full the bars of a series are; a thin edge shows those that are not. */
export const fillOpacityOf = (place: number): number => (place === 0 ? 1 : 0.2);

/** A piece of a series, beside its name. */
export const Swatch = ({ colour, place, asBars }: Look) =>
  asBars ? (
    <svg aria-hidden="true" className="size-2.5 shrink-0" stroke={colour} fill={colour}>
      <circle cx="5" cy="5" r="4" fillOpacity={fillOpacityOf(place)} />
    </svg>
  ) : (
    <svg aria-hidden="true" className="h-2 w-6 shrink-0" stroke={colour}>
      <line x1="0" y1="4" x2="24" y2="4" strokeWidth="2" strokeDasharray={dashOf(place)} />
    </svg>
  );
