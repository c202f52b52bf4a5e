import { type Look, Swatch } from './swatch.tsx';

export type TipLine = Look & { name: string; value: string };

/** The figures under the pointer. */
export const ChartTip = ({ title, lines }: { title: string; lines: readonly TipLine[] }) => (
  <div className="card px-3 py-2 text-xs shadow-float">
    <p className="mb-1 max-w-56 font-medium">{title}</p>
    {lines.map(({ name, value, ...look }) => (
      <p key={name} className="flex items-center gap-2 tabular-nums">
        <Swatch {...look} />
        <span className="text-muted">{name}</span>
        <span className="ml-auto pl-3">{value}</span>
      </p>
    ))}
  </div>
);
