import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { createGate } from './create-gate.ts';

// OWASP's minimum for argon2id: 19 MiB, 2 passes, 1 lane (about 25 ms on one core).
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Hashing is the one heavy thing that strangers can ask for: bounded, so that memory stays flat
// and the other routes keep a core. 128 waiting is about two seconds of work.
const gate = createGate({
  running: Math.max(1, availableParallelism() - 1),
  waiting: 128,
  known: 32,
});

/** Whether it is asked for by a browser that the account knows. */
type Asking = { isKnown: boolean };

/** An argon2id hash in PHC form. Throws AuthError `overloaded` when too many wait already. */
export const hashPassword = (password: string, from?: Asking): Promise<string> =>
  gate(() => hash(password, cost), from);

/** Whether the password belongs to the hash; takes as long for either answer. Throws as `hashPassword`. */
export const verifyPassword = (
  stored: { hash: string; password: string },
  from?: Asking,
): Promise<boolean> => gate(() => verify(stored.hash, stored.password), from);
