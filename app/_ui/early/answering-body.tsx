'use client';

import { type ComponentProps, useEffect } from 'react';
import { answerPresses, isAnswered } from './answer-presses.ts';

/** The page's body, in which a press before the page answers is kept, see `notePresses`. */
export const AnsweringBody = (props: ComponentProps<'body'>) => {
  useEffect(answerPresses, []);
  return <body {...props} onClickCapture={({ target }) => isAnswered(target)} />;
};
