/** Asks a running system as somebody who is signed in. Throws on any answer but a good one. */
export type Session = {
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
};

const password = 'demo-password';

/** Signs a demo account in. */
export const signedIn = async (url: string, email: string): Promise<Session> => {
  const ask = async (path: string, cookie: string, body?: object) => {
    const answer = await fetch(`${url}${path}`, {
      headers: { cookie, origin: url, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const content: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(content)}`);
    return { answer, content };
  };
  const { answer } = await ask('/api/auth/sign-in/email', '', { email, password });
  const cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  return {
    get: async (path) => (await ask(path, cookie)).content,
    post: async (path, body) => (await ask(path, cookie, body)).content,
  };
};
