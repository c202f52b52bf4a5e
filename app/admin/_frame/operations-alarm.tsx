'use client';

import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { classNames } from '#app/_ui/class-names.ts';
import { alarmTexts } from './alarm-text.ts';
import { alarmsQuery } from './alarms-query.ts';

/** What is wrong with the machine, beside the place where it is mended; nothing while nothing is. */
export const OperationsAlarm = ({ small }: { small: boolean }) => {
  const { engine, queryClient } = useEngine();
  const { data, isError } = useQuery(alarmsQuery(engine.http), queryClient);
  // An alarm that nobody can confirm may be long over.
  const told = data === undefined || isError ? '' : alarmTexts(data).join(', ');
  if (told === '') return null;
  return (
    <span
      title={told}
      className={classNames(
        'flex items-center gap-1 text-refused text-xs',
        // Over the icon where the name of the place is not shown, or nothing fits beside it.
        'max-lg:absolute max-lg:top-0.5 max-lg:right-0.5',
        small ? 'lg:absolute lg:top-0.5 lg:right-0.5' : 'lg:w-full lg:pl-7',
      )}
    >
      <TriangleAlert aria-hidden size={13} className="shrink-0" />
      <span className={classNames('max-lg:sr-only', small && 'lg:sr-only')}>{told}</span>
    </span>
  );
};
