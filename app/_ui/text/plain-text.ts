/** As the contract has it: not a space, a filler, a joiner, or a mark on nothing. */
const visible = /[^\p{Default_Ignorable_Code_Point}\p{M}\p{Z}\s\u2800]/u;

/** A text of which nobody sees anything is none. */
const seen = (text: string): string => (visible.test(text) ? text.trim() : '');

/**
 * What somebody typed or pasted as one line that a server takes: its control characters (a
 * spreadsheet's tab, a line break) are spaces, and marks of direction, which nobody sees, are gone.
 */
export const plainLine = (text: string): string =>
  seen(text.replace(/\p{Cc}/gu, ' ').replace(/\p{Bidi_Control}/gu, ''));

/** The same for several lines: their tabs, breaks and directions are the writer's own. */
export const plainParagraph = (text: string): string =>
  seen(text.replace(/[^\P{Cc}\t\n\r]/gu, ' '));
