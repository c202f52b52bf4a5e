type Props = {
  label: string;
  value: number;
  max: number;
  /** The same in words, beneath the bar. */
  text?: string;
  className?: string;
};

/** How far something is: a value beyond `max` is as far as it goes, and of nothing all is done. */
export const ProgressBar = ({ label, value, max, text, className }: Props) => (
  <div className={className}>
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={text}
      className="h-1.5 overflow-hidden rounded-full bg-sunken forced-colors:border"
    >
      <div
        className="h-full rounded-full bg-accent transition-[width] forced-colors:bg-[CanvasText]"
        style={{ width: `${max === 0 ? 100 : Math.min(100, (value / max) * 100)}%` }}
      />
    </div>
    {text !== undefined && <p className="mt-1 text-muted text-xs tabular-nums">{text}</p>}
  </div>
);
