import type * as z from 'zod/mini';
import {
  currentSession,
  type SignInBody,
  type SignUpBody,
  signedIn,
  signInBody,
  signUpBody,
} from '#server/contracts/account.ts';
import { problem } from '#server/contracts/problem.ts';
import type { Role } from '#server/contracts/roles.ts';

/** What came of signing in or up: done, or why not, for the form as a whole and for its fields. */
export type AccountAnswer =
  | { done: true; role: Role }
  | { done: false; message: string; fields: Record<string, string> };

/** How long an answer is waited for: the form can be sent again after it. */
const patienceMs = 10_000;

/** Opens a session, or says why not. */
export const signIn = async (body: SignInBody): Promise<AccountAnswer> =>
  mistyped(signInBody, body, signInWords) ?? (await post('/api/auth/sign-in/email', body));

/**
 * Creates an account with a session, or says why not. The server answers alike for an address that
 * is taken, so whether the session opens anything is asked afterwards.
 */
export const signUp = async (body: SignUpBody): Promise<AccountAnswer> => {
  const wrong = mistyped(signUpBody, body, signUpWords);
  if (wrong !== undefined) return wrong;
  const answer = await post('/api/auth/sign-up/email', body);
  return answer.done && (await isSignedOut()) ? failed(perhapsTaken) : answer;
};

const perhapsTaken =
  'You are not signed in. If you have an account with this e-mail address, sign in with its password.';

/** False also when the server cannot say: the next page then shows what is true. */
const isSignedOut = async (): Promise<boolean> => {
  try {
    const answer = await fetch('/api/auth/get-session', {
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    });
    return answer.ok && currentSession.parse(await answer.json()) === null;
  } catch {
    return false;
  }
};

const lookAtFields = 'Please look at the marked fields.';

const signInWords: Record<string, string> = {
  email: 'Please give your e-mail address.',
  password: 'Please give your password.',
};

const signUpWords: Record<string, string> = {
  name: 'Please give your name, up to 100 letters.',
  email: 'Please give an e-mail address, like name@example.org.',
  password: 'Please choose a password of 8 to 128 characters.',
};

/** What the server says of a field begins after its name: "is too common". */
const fieldNames: Record<string, string> = {
  name: 'The name',
  email: 'The e-mail address',
  password: 'The password',
};

/** What the contract itself refuses, in plain words and without asking the server. */
const mistyped = (
  schema: z.ZodMiniType,
  body: object,
  words: Record<string, string>,
): AccountAnswer | undefined => {
  const checked = schema.safeParse(body);
  if (checked.success) return undefined;
  const names = checked.error.issues.map(({ path }) => String(path[0]));
  const fields = Object.fromEntries(
    names.map((name) => [name, words[name] ?? 'Please look at this again.']),
  );
  return { done: false, message: lookAtFields, fields };
};

const post = async (path: string, body: object): Promise<AccountAnswer> => {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
    const content: unknown = await answer.json().catch(() => undefined);
    const { data } = signedIn.safeParse(content);
    if (answer.ok && data !== undefined) return { done: true, role: data.user.role };
    return refused(content, answer.headers.get('retry-after'));
  } catch {
    return failed('The shop cannot be reached. Check your connection and try again.');
  }
};

const refused = (content: unknown, retryAfter: string | null): AccountAnswer => {
  const parsed = problem.safeParse(content);
  if (!parsed.success) return failed('The shop could not answer. Please try again.');
  const { code, detail, title, errors = [] } = parsed.data;
  if (code === 'rate-limited') {
    const seconds = Number(retryAfter ?? '');
    const wait = Number.isFinite(seconds) && seconds > 0 ? ` in ${waitingTime(seconds)}` : ' later';
    return failed(`Too many attempts. Please try again${wait}.`);
  }
  const fields = Object.fromEntries(
    errors.map(({ pointer, message }) => {
      const name = pointer.replace(/^[#/]+/, '');
      return [name, `${fieldNames[name] ?? 'This'} ${message}.`];
    }),
  );
  const message = errors.length > 0 ? lookAtFields : (detail ?? title);
  return { done: false, message, fields };
};

const failed = (message: string): AccountAnswer => ({ done: false, message, fields: {} });

const waitingTime = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} seconds` : `${Math.ceil(seconds / 60)} minutes`;
