type Props = { label: string; value: number; max: number; text: string };

/** How far something is, as a bar and in words. */
export const ProgressBar = ({ label, value, max, text }: Props) => (
  <div>
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
      className="h-2 overflow-hidden rounded-full bg-sunken forced-colors:border"
    >
      <div
        className="h-full rounded-full bg-accent transition-[width] forced-colors:bg-[CanvasText]"
        style={{ width: `${max === 0 ? 100 : Math.min(100, (value / max) * 100)}%` }}
      />
    </div>
    <p className="mt-1 text-muted text-xs tabular-nums">{text}</p>
  </div>
);
