import type { Scene } from './open-scene.ts';
import { until } from './until.ts';

/** How many commands of plain clients have been accepted so far. */
export const acceptedOf = ({ load }: Scene): number =>
  load.logs.reduce((sum, { acceptedAt }) => sum + acceptedAt.length, 0);

const attemptsOf = ({ load }: Scene): number =>
  load.logs.reduce((sum, { counts }) => sum + counts.answered + counts.broken, 0);

/** Waits until so many more commands are accepted. */
export const accepted = async (scene: Scene, more: number): Promise<void> => {
  const before = acceptedOf(scene);
  await until(`${more} more commands accepted`, () => acceptedOf(scene) >= before + more);
};

/** Waits until so many more requests have been tried, whatever became of them. */
export const attempted = async (scene: Scene, more: number): Promise<void> => {
  const before = attemptsOf(scene);
  await until(`${more} more requests tried`, () => attemptsOf(scene) >= before + more);
};
