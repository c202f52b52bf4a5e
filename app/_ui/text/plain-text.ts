/**
 * What somebody typed or pasted as one line that a server takes: its control characters (a
 * spreadsheet's tab, a line break) are spaces, and marks of direction, which nobody sees, are gone.
 */
export const plainLine = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '')
    .trim();

/** The same for several lines: their tabs, breaks and directions are the writer's own. */
export const plainParagraph = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r]/gu, ' ').trim();
