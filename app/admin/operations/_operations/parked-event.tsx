import { formatNumber } from '#app/_ui/text/format-number.ts';
import type { DeadLetterList } from '#server/contracts/operations.ts';

type Props = { letter: DeadLetterList['data'][number] };

/** The event as the log has it, and where it came from: what a skip is decided on. */
export const ParkedEvent = ({ letter }: Props) => {
  const { commandId, correlationId, at, data, position } = letter;
  const text = JSON.stringify({ at, commandId, correlationId, data }, null, 2);
  return (
    <details className="mt-1">
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent text-xs underline underline-offset-4">
        Show event<span className="sr-only"> at position {formatNumber(position)}</span>
      </summary>
      <pre className="mt-1 whitespace-pre-wrap rounded-md bg-sunken p-2 font-mono text-xs [overflow-wrap:anywhere]">
        {text}
      </pre>
    </details>
  );
};
