import { signedIn } from '#server/contracts/account.ts';
import type { Viewer } from '#server/contracts/roles.ts';

/** Signs in over HTTP as the form does; the headers that every request of this browser then sends. */
export const signIn = async (
  baseUrl: string,
  origin: string,
  account: { email: string; password: string },
): Promise<{ viewer: Viewer; headers: Record<string, string> }> => {
  const answer = await fetch(`${baseUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin },
    body: JSON.stringify({ email: account.email, password: account.password }),
  });
  if (!answer.ok) throw new Error(`Signing in: ${answer.status} ${await answer.text()}`);
  const { user } = signedIn.parse(await answer.json());
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  // Small letters: the socket's client in Node sets `cookie` beside any other spelling, to nothing.
  const own = { cookie: cookies.join('; '), origin };
  // All of it is on one machine: packing and unpacking answers would be a tenth of its work.
  const plain = { 'Accept-Encoding': 'identity' };
  return { viewer: user, headers: { ...own, ...plain } };
};
