/** Asks a running system as somebody who is signed in. Throws on any answer but a good one. */
export type Session = {
  get(path: string): Promise<unknown>;
  /** The same, and the time (ms) until the last byte was there, before anything is made of it. */
  timed(path: string): Promise<{ content: unknown; ms: number }>;
  post(path: string, body: object): Promise<unknown>;
};

const password = 'demo-password';

/** Signs a demo account in. */
export const signedIn = async (url: string, email: string): Promise<Session> => {
  const ask = async (path: string, cookie: string, body?: object) => {
    const begun = performance.now();
    const answer = await fetch(`${url}${path}`, {
      headers: { cookie, origin: url, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const text = Buffer.from(await answer.arrayBuffer());
    const ms = performance.now() - begun;
    const content: unknown = JSON.parse(text.toString());
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(content)}`);
    return { answer, content, ms };
  };
  const { answer } = await ask('/api/auth/sign-in/email', '', { email, password });
  const cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  return {
    get: async (path) => (await ask(path, cookie)).content,
    timed: (path) => ask(path, cookie),
    post: async (path, body) => (await ask(path, cookie, body)).content,
  };
};
