'use client';

import { type ComponentProps, useEffect } from 'react';
import { keepFocus } from '../keep-focus.ts';
import { answerPresses, isAnswered } from './answer-presses.ts';

/**
 * The page's body, in which a press before the page answers is kept, see `notePresses`, and the focus
 * when what had it goes, see `keepFocus`.
 */
export const AnsweringBody = (props: ComponentProps<'body'>) => {
  useEffect(answerPresses, []);
  useEffect(keepFocus, []);
  return <body {...props} onClickCapture={({ target }) => isAnswered(target)} />;
};
