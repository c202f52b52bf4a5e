/** Colours of series: the theme's own, so that they follow light and dark. */
export const chartColours = {
  accent: 'var(--color-accent)',
  muted: 'var(--color-control)',
  pending: 'var(--color-pending)',
  shipped: 'var(--color-shipped)',
  delivered: 'var(--color-delivered)',
  cancelled: 'var(--color-cancelled)',
  refused: 'var(--color-refused)',
} as const;

export type ChartColour = keyof typeof chartColours;
