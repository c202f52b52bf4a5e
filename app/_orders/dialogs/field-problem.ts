/**
 * What a form says of a field whose text was not taken: `ifEmpty` where there is none, otherwise
 * what the first issue says, "The note must have at most 1000 characters.".
 */
export const fieldProblem = (
  field: string,
  text: string,
  { issues }: { issues: readonly { message: string }[] },
  ifEmpty: string,
): string => (text === '' ? ifEmpty : `${field} ${issues[0]?.message ?? 'cannot be read'}.`);
