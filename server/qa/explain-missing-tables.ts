import { lacksColumn, lacksTable } from '#db/sql-state.ts';
import { ProblemError } from '#server/http/problems/problem-error.ts';

/** The error, or one that says what to do where the tables of the controls are not there. */
export const explainMissingTables = (error: unknown): unknown =>
  lacksTable(error) || lacksColumn(error)
    ? new ProblemError(
        'unavailable',
        'QA_CONTROLS=1 is set, and the database lacks what the controls need. Bring it up to date: npm run migrate.',
        { cause: error, retryAfter: 1 },
      )
    : error;
