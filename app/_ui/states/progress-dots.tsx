import { Check } from 'lucide-react';
import { classNames } from '../class-names.ts';

type Props = { steps: readonly string[]; done: number; label: string };

/** How far something has come: `done` of the steps are behind it. */
export const ProgressDots = ({ steps, done, label }: Props) => (
  <ol aria-label={label} className="flex">
    {steps.map((step, index) => {
      const reached = index < done;
      return (
        <li
          key={step}
          aria-current={index === done - 1 ? 'step' : undefined}
          className="relative flex-1 text-sm"
        >
          {index < steps.length - 1 && (
            <span
              aria-hidden
              className={classNames(
                'absolute top-3 right-1.5 left-7.5 h-px',
                index < done - 1 ? 'bg-accent' : 'bg-line',
              )}
            />
          )}
          <span
            aria-hidden
            className={classNames(
              'mb-1.5 flex size-6 items-center justify-center rounded-full border',
              reached ? 'border-accent bg-accent text-on-accent' : 'border-control bg-raised',
            )}
          >
            {reached && <Check size={14} strokeWidth={2.5} />}
          </span>
          <span className={reached ? 'font-medium' : 'text-muted'}>{step}</span>
          {reached && <span className="sr-only">, done</span>}
        </li>
      );
    })}
  </ol>
);
