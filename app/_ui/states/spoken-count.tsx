'use client';

import { useState } from 'react';
import { countOf } from '../text/format-number.ts';
import { Spoken } from './spoken.tsx';

type Props = {
  /** The search, the filter, the sort: what the list answers. */
  asked: string;
  /** What it lists, in the singular: `order`. */
  one: string;
  many?: string;
  /** Undefined while it is not known. */
  count: number | undefined;
  hasMore: boolean;
};

/**
 * How much a search or a filter has found, for those who cannot see it: spoken once it is known. What
 * the page opened with is not, nor what comes and goes afterwards.
 */
export const SpokenCount = ({ asked, one, many, count, hasMore }: Props) => {
  const [found, setFound] = useState({ asked, text: '' });
  if (count !== undefined && found.asked !== asked) {
    const text = count === 0 ? 'Nothing matches' : countOf(count, one, many);
    setFound({ asked, text: hasMore ? `${text} and more` : text });
  }
  return <Spoken about={asked} text={found.asked === asked ? found.text : ''} />;
};
