import { createHash } from 'node:crypto';
import pg from 'pg';
import { onePlan } from './read/one-plan.ts';
import { isLostName, isOldPlan, sqlStateOf } from './sql-state.ts';

/** Statements that are built differently each time must not fill the server with names. */
const mostStatements = 200;

const names = new Map<string, string>();
let given = 0;
let isPossible = true;

/**
 * A client that gives each statement with parameters a name, so that Postgres parses and plans it
 * once a connection: a batch of a projection took 3.5 ms with it and 5.3 without. For pools whose
 * statements are few and always the same. Behind a pooler that hands connections round between
 * transactions, names get lost: the first such error switches them off for the process; a plan that
 * a migration made useless gets a new name. Either statement is tried again without one, as it was
 * not begun; in a transaction, which such an error ends, that is its owner's to do.
 */
export class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: stands for all of the overloads that it forwards.
  override query(...args: any[]): any {
    const [text, values] = args;
    const isNamed = isPossible && Array.isArray(values) && this.isWorthIt(text);
    const name = isNamed ? nameOf(text) : undefined;
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    const forward: (...forwarded: any[]) => any = super.query.bind(this);
    if (name === undefined || args.length > 2) return forward(...args);
    return forward({ name, text, values }).catch((error: unknown) => {
      if (isOldPlan(error)) names.delete(text);
      else if (isLostName(error)) isPossible = false;
      else throw error;
      return forward(text, values).catch((again: unknown) => {
        throw sqlStateOf(again) === '25P02' ? error : again;
      });
    });
  }

  protected isWorthIt(_text: unknown): boolean {
    return true;
  }
}

/**
 * The same for pools whose statements are many: only those marked with `onePlan` get a name. The
 * plan of a named one is made without its parameters, and a rare country wants another than a
 * common one.
 */
export class MarkedPreparingClient extends PreparingClient {
  protected override isWorthIt(text: unknown): boolean {
    return typeof text === 'string' && text.includes(onePlan);
  }
}

function nameOf(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const known = names.get(text);
  if (known !== undefined || names.size >= mostStatements) return known;
  // Of the text itself: behind a pooler a name may meet another process's statement of that name,
  // which must then be the same one.
  const name = `s${++given}-${createHash('sha256').update(text).digest('base64url')}`;
  names.set(text, name);
  return name;
}
