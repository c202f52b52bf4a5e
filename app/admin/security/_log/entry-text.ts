import { roleNames } from '#app/_session/viewer/role-names.ts';
import { role } from '#server/contracts/roles.ts';
import type { SecurityEntry, SecurityKind } from '#server/contracts/security-log.ts';
import { exportedText, operatedText } from './details-text.ts';

/** What happened, as a heading and a filter name it. */
export const kindNames: Record<SecurityKind, string> = {
  'signed-in': 'Signed in',
  'sign-in-failed': 'Sign-in failed',
  'rate-limited': 'Told to wait',
  refused: 'Refused',
  'foreign-order': 'Somebody else’s order',
  exported: 'Exported',
  'role-changed': 'Role changed',
  'account-disabled': 'Account disabled',
  'account-enabled': 'Account enabled',
  'sessions-ended': 'Signed out everywhere',
  operated: 'Operations',
  overflow: 'More than could be written',
};

/** What exactly, in a sentence; undefined when the kind says it all. */
export const entryText = (entry: SecurityEntry): string | undefined => {
  const { kind, subject, details } = entry;
  switch (kind) {
    case 'role-changed':
      return `From ${roleName(details.from)} to ${roleName(details.to)}: ${accountOf(entry, 'account')}`;
    case 'account-disabled':
    case 'account-enabled':
    case 'sessions-ended':
      return accountOf(entry, 'Account');
    case 'exported':
      return exportedText(subject, details);
    case 'foreign-order':
      return details.owner === 'unknown'
        ? `Order ${subject}; whose it is could not be looked up, perhaps nobody’s or their own`
        : `Order ${subject}`;
    case 'overflow':
      return 'So many things happened at once that only their number was kept.';
    case 'sign-in-failed':
    case 'signed-in':
    case 'rate-limited':
      return subject ?? undefined;
    case 'refused':
      return subject?.replace(/^page /, 'The page ') ?? undefined;
    case 'operated':
      return operatedText(subject, details);
    default:
      return kind satisfies never;
  }
};

/** Who it was where no account did it: whoever was at the command line, if anybody is known. */
export const whoWithoutAccount = ({ details: { by } }: Pick<SecurityEntry, 'details'>): string =>
  typeof by === 'string' ? by : 'Nobody known';

/** Whose account it is about: two people may have one name, and an account may be gone. */
const accountOf = ({ subject, subjectAccount: known }: SecurityEntry, word: string): string =>
  known === null ? `${word} ${subject}` : `${known.name} (${known.email})`;

const roleName = (value: unknown): string => {
  const known = role.safeParse(value);
  return known.success ? roleNames[known.data].name.toLowerCase() : String(value);
};
