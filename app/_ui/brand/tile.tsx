import { type ReactNode, useId } from 'react';
import { classNames } from '../class-names.ts';
import { type TilePattern, tilePattern } from './tile-pattern.ts';

type Props = {
  seed: string;
  className?: string;
  /** Lets the pattern fade towards the bottom, where the name is written on it. */
  faded?: boolean;
};

/** A picture for a thing that has none: a calm pattern in two tones of one hue, drawn from its seed. */
export const Tile = ({ seed, className, faded = false }: Props) => {
  const id = useId();
  const { shape, hue, turn } = tilePattern(seed);
  const ground = `light-dark(oklch(0.95 0.028 ${hue}), oklch(0.3 0.035 ${hue}))`;
  const ink = `light-dark(oklch(0.885 0.055 ${hue}), oklch(0.385 0.05 ${hue}))`;
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
        patternTransform={`rotate(${turn}) scale(1.25)`}
      >
        <g fill="none" stroke={ink} strokeWidth="5">
          {strokes[shape]}
        </g>
      </pattern>
      <rect width="160" height="160" fill={ground} />
      <rect width="160" height="160" fill={`url(#${id})`} />
      {faded && (
        <>
          <linearGradient id={`${id}fade`} x2="0" y2="1">
            <stop offset="0.3" stopColor={ground} stopOpacity="0" />
            <stop offset="0.8" stopColor={ground} stopOpacity="0.92" />
          </linearGradient>
          <rect width="160" height="160" fill={`url(#${id}fade)`} />
        </>
      )}
    </svg>
  );
};

/** One repeat of each pattern, 32 by 32; lines run on past the edge so that repeats join. */
const strokes: Record<TilePattern['shape'], ReactNode> = {
  dots: <circle cx="16" cy="16" r="5" />,
  stripes: <path d="M-8 16h48" strokeWidth="10" />,
  arcs: <path d="M0 32a16 16 0 0 1 32 0M8 32a8 8 0 0 1 16 0" />,
  steps: <path d="M0 24V8h16v16h16V8" />,
  waves: <path d="M-16 16c8 12 8 12 16 0s8-12 16 0 8 12 16 0 8-12 16 0" />,
  leaves: <path d="M4 28C4 12 12 4 28 4c0 16-8 24-24 24z" />,
};
