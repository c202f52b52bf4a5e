import { mayPass } from '#db/may-pass.ts';
import { lacksColumn, lacksTable } from '#db/sql-state.ts';
import { ProblemError } from '#server/http/problems/problem-error.ts';

/**
 * What the controls ask for when they cannot be read, nothing: they lie beside the views, and where those
 * are away, commands are done as ever. Throws what to do where their tables are not there.
 */
export const noneWhereAway = (error: unknown): never[] => {
  if (mayPass(error)) return [];
  throw explained(error);
};

/** The error, or one that says what to do where tables are not there. */
export const explained = (error: unknown): unknown =>
  lacksTable(error) || lacksColumn(error)
    ? new ProblemError(
        'unavailable',
        'QA_CONTROLS=1 is set, and the database lacks what the controls need. Bring it up to date: npm run migrate.',
        { cause: error, retryAfter: 1 },
      )
    : error;
