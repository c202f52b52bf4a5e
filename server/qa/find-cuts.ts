import { everybody, type Settings } from './settings.ts';

/** Whose sockets are to be cut, as asked since `before`; `everybody` for all of them. */
export const findCuts = (now: Settings, before: Settings): string[] => {
  const scopes = [...now.scopes.values()].filter(
    ({ scope, cut }) => cut !== null && cut !== before.scopes.get(scope)?.cut,
  );
  const users = scopes.map(({ scope }) => scope);
  return users.includes(everybody) ? [everybody] : users;
};
