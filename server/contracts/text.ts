import { z } from 'zod';

const control = /\p{Cc}/u;
const controlButLines = /[^\P{Cc}\t\n\r]/u;
/** Characters that reorder or hide what follows them, so that a reader sees another text. */
const bidi = /\p{Bidi_Control}/u;

/**
 * One line for people to read or compare: trimmed, well-formed Unicode, no control or bidi
 * characters, 1 to `max` UTF-16 units.
 */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => value.isWellFormed(), { error: 'must be well-formed Unicode' })
    .refine((value) => !control.test(value) && !bidi.test(value), {
      error: 'must not contain control or direction characters',
    });

/** Several lines written by a person: as `line`, but tabs, line breaks and any script are kept. */
export const paragraph = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => value.isWellFormed(), { error: 'must be well-formed Unicode' })
    .refine((value) => !controlButLines.test(value), {
      error: 'must not contain control characters',
    });
