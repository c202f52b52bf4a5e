import { type SignInBody, type SignUpBody, signedIn } from '#server/contracts/account.ts';
import { problem } from '#server/contracts/problem.ts';

/** What came of signing in or up: done, or why not, for the form as a whole and for its fields. */
export type AccountAnswer =
  | { done: true }
  | { done: false; message: string; fields: Record<string, string> };

export const signIn = (body: SignInBody): Promise<AccountAnswer> =>
  post('/api/auth/sign-in/email', body);

export const signUp = (body: SignUpBody): Promise<AccountAnswer> =>
  post('/api/auth/sign-up/email', body);

const post = async (path: string, body: object): Promise<AccountAnswer> => {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const content: unknown = await answer.json().catch(() => undefined);
    if (answer.ok && signedIn.safeParse(content).success) return { done: true };
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
    errors.map(({ pointer, message }) => [pointer.replace(/^[#/]+/, ''), sentence(message)]),
  );
  return { done: false, message: detail ?? title, fields };
};

const failed = (message: string): AccountAnswer => ({ done: false, message, fields: {} });

const waitingTime = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} seconds` : `${Math.ceil(seconds / 60)} minutes`;

const sentence = (message: string): string => `${message[0]?.toUpperCase()}${message.slice(1)}`;
