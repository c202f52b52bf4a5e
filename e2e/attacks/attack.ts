import type { Scene } from './people.ts';
import type { Answer } from './send.ts';

/** What an attack heard; a raw connection hears text alone. */
export type Heard = Pick<Answer, 'status' | 'raw'> & Partial<Answer>;

/** One attack. Its name says what is tried. */
export type Attack = {
  name: string;
  /** The statuses that it may be answered with; any below 500 when there are none. */
  status?: readonly number[];
  run(scene: Scene): Promise<Heard | Heard[]>;
  /** It is let through, as what it is: plain data. Then this looks at what has become of it. */
  accepted?: (scene: Scene, heard: Heard[]) => Promise<void>;
};

/** A kind of attack, under which its cases are reported. */
export type AttackGroup = { title: string; attacks: Attack[] };

/** What no answer ever says: how we are built, where we run, what the database said. */
export const leaks: readonly RegExp[] = [
  /\n\s+at .+:\d+:\d+\)?/,
  /node_modules|server\/[a-z-]+\/[a-z-]+\.ts|file:\/\//,
  /syntax error at or near|violates .+ constraint|relation ".+" does not exist|SQLSTATE/i,
  /\bselect .+ from (read|write|auth)\./i,
  /postgres(ql)?:\/\//,
  /\$argon2id\$/,
  /BETTER_AUTH_SECRET|DATABASE_URL/,
  /root:x:0:0/,
];
