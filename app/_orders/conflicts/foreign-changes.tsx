'use client';

import { formatFull, formatMoment } from '#app/_ui/text/format-time.ts';
import { LongText } from '#app/_ui/text/long-text.tsx';
import { useNow } from '#app/_ui/use-now.ts';
import type { ForeignChange } from './changes-since.ts';

/** "Changed by the warehouse at 14:02: shipped", one line for each thing that somebody did. */
export const ForeignChanges = ({ changes }: { changes: readonly ForeignChange[] }) => {
  const now = useNow();
  return (
    <LongText label="What was changed" text={changes.map(({ quote }) => quote ?? '').join('\n')}>
      <ul>
        {changes.map(({ commandId, who, what, quote, at }) => (
          <li key={commandId}>
            Changed by <bdi>{who}</bdi>{' '}
            <time dateTime={at} title={formatFull(Date.parse(at), now)}>
              {formatMoment(Date.parse(at), now)}
            </time>
            : <strong className="font-semibold">{what}</strong>
            {quote !== undefined && (
              <>
                {' '}
                “<bdi>{quote}</bdi>”
              </>
            )}
          </li>
        ))}
      </ul>
    </LongText>
  );
};
