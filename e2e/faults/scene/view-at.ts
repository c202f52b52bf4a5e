import { askOwner } from '../system/ask-owner.ts';
import type { Scene } from './open-scene.ts';
import { until } from './until.ts';

/** Where the order views are. */
export const viewAt = async ({ system }: Scene): Promise<number> => {
  const rows = await askOwner<{ position: number }>(
    system.config.readDatabaseUrl,
    "select position::int from read.checkpoints where projection = 'orders'",
  );
  return rows[0]?.position ?? 0;
};

/** Waits until they have gone on by more than what may have been under way. */
export const viewMoves = async (scene: Scene): Promise<void> => {
  const before = await viewAt(scene);
  await until('the view goes on', async () => (await viewAt(scene)) > before + 10);
};
