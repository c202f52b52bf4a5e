'use client';

import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { classNames } from '#app/_ui/class-names.ts';
import { operationsAlarms } from '#server/contracts/operations.ts';
import { alarmTexts } from './alarm-text.ts';

const everyMs = 30_000;

/** What is wrong with the machine, beside the place where it is mended; nothing while nothing is. */
export const OperationsAlarm = ({ small }: { small: boolean }) => {
  const { engine, queryClient } = useEngine();
  const { data } = useQuery(
    {
      queryKey: ['operations', 'alarms'],
      queryFn: ({ signal }) =>
        engine.http.read('/api/admin/operations/alarms', operationsAlarms, { signal }),
      refetchInterval: everyMs,
      retry: false,
    },
    queryClient,
  );
  const [worst, ...others] = data === undefined ? [] : alarmTexts(data);
  if (worst === undefined) return null;
  const all = [worst, ...others].join(', ');
  return (
    <span
      title={all}
      className={classNames(
        'inline-flex h-5 items-center gap-1 rounded-full bg-refused-tint px-1.5 font-medium text-refused text-xs lg:ml-auto',
        // Over the icon where the name of the place is not shown.
        'max-[56rem]:absolute max-[56rem]:top-0 max-[56rem]:right-0 max-[56rem]:size-4 max-[56rem]:px-0.5',
        small && 'lg:absolute lg:top-0 lg:right-0 lg:size-4 lg:px-0.5',
      )}
    >
      <TriangleAlert aria-hidden size={12} className="shrink-0" />
      <span
        aria-hidden
        className={classNames('whitespace-nowrap max-[56rem]:hidden', small && 'lg:hidden')}
      >
        {worst}
      </span>
      <span className="sr-only">{all}</span>
    </span>
  );
};
