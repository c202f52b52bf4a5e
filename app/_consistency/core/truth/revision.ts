import type { EngineState } from '../engine-state.ts';

type Told = {
  /** That of the view which was read; undefined where the answer does not say. */
  answered: number | undefined;
  /** What the asker knew; null: nothing yet, or nobody asked. */
  asked: number | null;
};

/**
 * What an answer's revision means. `same`: the view that is known, as far as the answer says;
 * `new`: one that replaced it; `old`: one from before. It counts up, except when a read database
 * is made anew.
 */
export const judgeRevision = (
  { revision }: EngineState,
  { answered, asked }: Told,
): 'same' | 'new' | 'old' => {
  if (answered === undefined || revision === null || answered === revision) return 'same';
  return asked === revision || answered > revision ? 'new' : 'old';
};

/**
 * The state once it is known of which revision the views are. After another all that was loaded is
 * read anew, and each row replaced by the one of its version.
 */
export const ofRevision = (state: EngineState, revision: number | undefined): EngineState => {
  if (revision === undefined || revision === state.revision) return state;
  if (state.revision === null) return { ...state, revision };
  return {
    ...state,
    revision,
    generation: state.generation + 1,
    entities: state.entities.map((entity) => ({ ...entity, fresh: false })),
  };
};
