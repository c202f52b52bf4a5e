/** What a run counts: how much held, and what did not, a sentence each. */
export type Counted = { passed: number; failures: string[] };
