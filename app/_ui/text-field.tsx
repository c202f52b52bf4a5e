'use client';

import { Field } from '@base-ui/react/field';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { fieldStyle } from './field-style.ts';

type Props = Omit<ComponentProps<typeof Field.Control>, 'className' | 'onChange'> & {
  label: string;
  hint?: string;
  error?: string | undefined;
  onText?: (text: string) => void;
  /** Several lines. */
  rows?: number;
};

/** A labelled line (or, with `rows`, a box) of text with its hint and its error. */
export const TextField = ({ label, hint, error, onText, rows, ...control }: Props) => (
  <Field.Root invalid={error !== undefined} className="flex flex-col gap-1.5">
    <Field.Label className="font-medium text-sm">
      {label}
      {control.required || rows === undefined ? null : (
        <span className="font-normal text-muted"> (optional)</span>
      )}
    </Field.Label>
    <Field.Control
      {...control}
      {...(onText && { onValueChange: onText })}
      {...(rows !== undefined && { render: <textarea rows={rows} /> })}
      className={classNames(fieldStyle, rows === undefined ? 'h-10' : 'py-2 leading-normal')}
    />
    {hint !== undefined && (
      <Field.Description className="text-muted text-sm">{hint}</Field.Description>
    )}
    <Field.Error match={error !== undefined} className="text-refused text-sm">
      {error}
    </Field.Error>
  </Field.Root>
);
