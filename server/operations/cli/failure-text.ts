import { isUnreachable } from '#db/may-pass.ts';
import { isKeptOut, lacksColumn, lacksDisk, lacksRight, lacksTable } from '#db/sql-state.ts';

/** A failure in the operator’s words: its cause, and the next step where the cause names none. */
export const failureText = (error: unknown): string => {
  const cause = causeOf(error);
  const step = stepAfter(error);
  return step === undefined ? cause : `${step[0]} (${cause}). ${step[1]}`;
};

/** Several addresses that refuse have one error, which says nothing. */
const causeOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.message === '') return causeOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
};

const stepAfter = (error: unknown): readonly [string, string] | undefined => {
  if (lacksTable(error) || lacksColumn(error) || lacksRight(error)) {
    return ['The database lacks what this release needs', 'Bring it up to date: npm run migrate.'];
  }
  if (isKeptOut(error)) {
    return [
      'The database does not let this command in',
      'Run it with the BETTER_AUTH_SECRET of web and worker; npm run migrate sets the passwords anew.',
    ];
  }
  if (lacksDisk(error)) return ['The database’s disk is full', 'Make room, then ask again.'];
  if (isUnreachable(error)) {
    return [
      'The database does not answer',
      'Look whether it runs, and where DATABASE_URL and READ_DATABASE_URL lead.',
    ];
  }
  return undefined;
};
