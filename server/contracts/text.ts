import * as z from 'zod/mini';

const control = /\p{Cc}/u;
const controlButLines = /[^\P{Cc}\t\n\r]/u;
/** Characters that reorder or hide what follows them, so that a reader sees another text. */
const bidi = /\p{Bidi_Control}/u;
/** Not a space, a filler, a joiner, or a mark on nothing: a reader sees that something is there. */
const visible = /[^\p{Default_Ignorable_Code_Point}\p{M}\p{Z}\s\u2800]/u;

/** Whether a reader sees anything of a text. */
export const isVisible = (text: string): boolean => visible.test(text);

const empty = { error: 'must not be empty', abort: true };

const length = (max: number) => [
  z.minLength(1, empty),
  z.refine<string>(isVisible, empty),
  z.maxLength(max, { error: `must have at most ${max} characters` }),
];

/**
 * One line for people to read or compare: trimmed, well-formed Unicode, no control or bidi
 * characters, 1 to `max` UTF-16 units of which a reader sees one.
 */
export const line = (max: number) =>
  z.string().check(
    z.trim(),
    ...length(max),
    z.refine((value) => value.isWellFormed(), { error: 'must be well-formed Unicode' }),
    z.refine((value) => !control.test(value) && !bidi.test(value), {
      error: 'must not contain control or direction characters',
    }),
  );

/** Several lines written by a person: as `line`, but tabs, line breaks and any script are kept. */
export const paragraph = (max: number) =>
  z.string().check(
    z.trim(),
    ...length(max),
    z.refine((value) => value.isWellFormed(), { error: 'must be well-formed Unicode' }),
    z.refine((value) => !controlButLines.test(value), {
      error: 'must not contain control characters',
    }),
  );
