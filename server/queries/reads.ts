import type { ReadonlyKysely } from 'kysely/readonly';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Cursors } from './pages/cursors.ts';

/** A query's means: the read models, and the seal of its cursors. */
export type Reads = { db: ReadonlyKysely<ReadDatabase>; cursors: Cursors };
