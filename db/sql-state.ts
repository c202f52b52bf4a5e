/** An error's code, whoever gave it: a SQLSTATE of Postgres, a system error of Node, one of ours. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** The SQLSTATE that Postgres gave an error: five characters, the first two of them its class. */
export const sqlStateOf = (error: unknown): string | undefined => {
  const code = codeOf(error);
  // Node's own codes begin with E and can be as long (EPIPE, EPERM); no class does.
  return code !== undefined && /^[0-9A-DF-Z][0-9A-Z]{4}$/.test(code) ? code : undefined;
};

const isOf = (states: RegExp) => (error: unknown) => states.test(sqlStateOf(error) ?? '');

/** The values themselves are refused, each time: classes 21, 22, 23, 54. */
export const refusesValues = isOf(/^(21|22|23|54)/);

/** Of these, values that their type cannot hold, whatever the table. */
export const cannotHoldValue = isOf(/^22/);

/** A unique index has it already. */
export const isTaken = isOf(/^23505$/);

/** Known to the server, and not let in or not allowed this. */
export const lacksRight = isOf(/^42501$/);

/** Not let in at all: no such role, or not its password. Class 28. */
export const isKeptOut = isOf(/^28/);

/** A table or its schema is not there: dropped, or not migrated yet. */
export const lacksTable = isOf(/^(42P01|3F000)$/);

/** A column is not there. */
export const lacksColumn = isOf(/^42703$/);

/** A lock was not to be had in time, or two waited for each other. */
export const isLockedOut = isOf(/^(55P03|40P01)$/);

/** A statement took longer than it may, or somebody cancelled it. */
export const isCutShort = isOf(/^57014$/);

/** The disk of the server is full. */
export const lacksDisk = isOf(/^53100$/);

/** The server ended the connection, or it broke: what was under way on it may have been done. */
export const endsConnection = isOf(/^(08|57P0[1-3])/);

/** A pooler lost the name of a prepared statement, or has another of that name. */
export const isLostName = isOf(/^(26000|42P05)$/);

/** "Cached plan must not change result type": a migration has changed what is beneath a statement. */
export const isOldPlan = (error: unknown): boolean =>
  sqlStateOf(error) === '0A000' && String(error).includes('cached plan');

/**
 * The server could not be reached or entered, had no room, was made to stop, or two were in each
 * other's way: the same may succeed later, unchanged. Classes 08, 28, 40, 53, 55, 57, 58; a server
 * that only reads for now (25006), a transaction that timed out or had failed before (25P02-4), a
 * database that is not there while it is restored (3D000), and statements that have to be prepared
 * anew. To be kept out (28) is of these: passwords are renewed while processes run, and no value or
 * event is at fault.
 */
export const statePasses = (error: unknown): boolean =>
  passing.test(sqlStateOf(error) ?? '') || isLostName(error) || isOldPlan(error);

const passing = /^(08|28|40|53|55|57|58|25006|25P0[234]|3D000)/;
