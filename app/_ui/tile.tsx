import { useId } from 'react';
import { classNames } from './class-names.ts';
import { type TilePattern, tilePattern } from './tile-pattern.ts';

type Props = { seed: string; className?: string };

/** A picture for a thing that has none: a calm pattern in two tones of one hue, drawn from its seed. */
export const Tile = ({ seed, className }: Props) => {
  const id = useId();
  const { shape, hue, turn } = tilePattern(seed);
  return (
    <svg
      aria-hidden
      focusable="false"
      preserveAspectRatio="xMidYMid slice"
      viewBox="0 0 160 160"
      className={classNames('block', className)}
    >
      <pattern
        id={id}
        width="32"
        height="32"
        patternUnits="userSpaceOnUse"
        patternTransform={`rotate(${turn})`}
      >
        <rect
          width="32"
          height="32"
          fill={`light-dark(oklch(0.945 0.03 ${hue}), oklch(0.32 0.04 ${hue}))`}
        />
        <g
          fill="none"
          stroke={`light-dark(oklch(0.86 0.062 ${hue}), oklch(0.415 0.058 ${hue}))`}
          strokeWidth="5"
        >
          {strokes[shape]}
        </g>
      </pattern>
      <rect width="160" height="160" fill={`url(#${id})`} />
    </svg>
  );
};

const strokes: Record<TilePattern['shape'], React.ReactNode> = {
  dots: <circle cx="16" cy="16" r="5" />,
  stripes: <path d="M0 16h32" strokeWidth="10" />,
  arcs: (
    <path d="M0 32a16 16 0 0 1 32 0M8 32a8 8 0 0 1 16 0M0 16a16 16 0 0 0 16-16M32 16a16 16 0 0 1-16-16" />
  ),
  steps: <path d="M0 8h16v16h16" />,
  waves: <path d="M0 16c8-12 8-12 16 0s8 12 16 0" />,
  leaves: <path d="M4 28C4 12 12 4 28 4c0 16-8 24-24 24z" />,
};
