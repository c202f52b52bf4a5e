import type { LettersOf, ParkedStream } from './fold-letters.ts';
import { mostLetters } from './fold-letters.ts';
import { isPoison } from './is-poison.ts';

/** How one view's parked events are applied. */
export type Retry = {
  /** All or none of them in one transaction; answers how many. */
  apply: (letters: LettersOf) => Promise<number>;
  /** The oldest letter of the stream still cannot be applied. */
  failed: (stream: ParkedStream, error: unknown) => Promise<void>;
};

/** Streams whose letters are applied in one transaction: bounds memory and how long batches wait. */
const streamsAtOnce = 100;

/**
 * Applies the parked events of these streams, of each in order, as far as they go; answers how many.
 * Throws what is no event's fault; what was applied until then stays.
 */
export const retryStreams = async (
  retry: Retry,
  streams: readonly ParkedStream[],
): Promise<number> => {
  let applied = 0;
  for (let index = 0; index < streams.length; index += streamsAtOnce) {
    const group = streams.slice(index, index + streamsAtOnce);
    let done: number;
    do {
      done = await applyStreams(retry, group);
      applied += done;
    } while (done >= mostLetters);
  }
  return applied;
};

/** The streams together; where one of them fails, each half by itself, down to the stream. */
const applyStreams = async (retry: Retry, streams: readonly ParkedStream[]): Promise<number> => {
  try {
    return await retry.apply({ streams });
  } catch (error) {
    if (!isPoison(error)) throw error;
    const [alone, another] = streams;
    if (alone === undefined) return 0;
    if (another === undefined) return applyOneByOne(retry, alone);
    const half = Math.ceil(streams.length / 2);
    const first = await applyStreams(retry, streams.slice(0, half));
    return first + (await applyStreams(retry, streams.slice(half)));
  }
};

/** A stream's events up to the first that fails. */
const applyOneByOne = async (retry: Retry, stream: ParkedStream): Promise<number> => {
  for (let applied = 0; ; applied++) {
    try {
      if ((await retry.apply({ streams: [stream], most: 1 })) === 0) return applied;
    } catch (error) {
      if (!isPoison(error)) throw error;
      await retry.failed(stream, error);
      return applied;
    }
  }
};
