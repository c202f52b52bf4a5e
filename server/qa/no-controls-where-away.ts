import { mayPass } from '#db/may-pass.ts';
import { explainMissingTables } from './explain-missing-tables.ts';

/**
 * What the controls ask for when they cannot be read, nothing: they lie beside the views, and where those
 * are away, commands are done as ever. Throws what to do where their tables are not there.
 */
export const noControlsWhereAway = (error: unknown): never[] => {
  if (mayPass(error)) return [];
  throw explainMissingTables(error);
};
