/** What a page of another site tries, in a browser in which the victim is signed in. */
export type PageAttack = {
  name: string;
  /** Run from a page of ours it must learn something: this proves that the attack works. */
  isHeardAtHome?: true;
  /** Runs in that page; answers what it could learn, which must be nothing (null). */
  run: (target: { origin: string; port: number; realtimePort: number; orderId: string }) => unknown;
};

export const fromAPage: PageAttack[] = [
  {
    name: 'a command by fetch, as JSON',
    isHeardAtHome: true,
    run: ({ origin, orderId }) =>
      fetch(`${origin}/api/orders/${orderId}/cancel`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'content-type': 'application/json' },
        body: '{"reason":"changed-mind"}',
      }).then(
        ({ status }) => status,
        () => null,
      ),
  },
  {
    name: 'a command by fetch that asks nobody, as text',
    isHeardAtHome: true,
    run: ({ origin, orderId }) =>
      fetch(`${origin}/api/orders/${orderId}/cancel`, {
        method: 'POST',
        mode: 'no-cors',
        credentials: 'include',
        body: '{"reason":"changed-mind"}',
      }).then(
        ({ status }) => status || null,
        () => null,
      ),
  },
  {
    name: 'a sign-out by fetch that asks nobody',
    isHeardAtHome: true,
    run: ({ origin }) =>
      fetch(`${origin}/api/auth/sign-out`, {
        method: 'POST',
        mode: 'no-cors',
        credentials: 'include',
      }).then(
        ({ status }) => status || null,
        () => null,
      ),
  },
  {
    name: 'a sign-out by beacon and by picture',
    run: ({ origin }) => {
      navigator.sendBeacon(`${origin}/api/auth/revoke-sessions`);
      return new Promise((resolve) => {
        const picture = new Image();
        picture.onload = () => resolve('seen');
        picture.onerror = () => resolve(null);
        picture.src = `${origin}/api/auth/sign-out`;
      });
    },
  },
  {
    name: 'the victim’s orders, read by fetch',
    isHeardAtHome: true,
    run: ({ origin }) =>
      fetch(`${origin}/api/orders`, { credentials: 'include' }).then(
        (answer) => answer.text(),
        () => null,
      ),
  },
  {
    name: 'the victim’s orders, read as a script',
    run: ({ origin }) =>
      new Promise((resolve) => {
        const script = document.createElement('script');
        script.onload = () => resolve('loaded');
        script.onerror = () => resolve(null);
        script.src = `${origin}/api/orders`;
        document.head.append(script);
      }),
  },
  {
    name: 'a socket by the site’s own port',
    isHeardAtHome: true,
    run: ({ port }) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://localhost:${port}/socket.io?EIO=4&transport=websocket`);
        socket.onopen = () => resolve('open');
        socket.onmessage = ({ data }) => resolve(data);
        socket.onerror = () => resolve(null);
      }),
  },
  {
    name: 'a socket by the worker’s port',
    isHeardAtHome: true,
    run: ({ realtimePort }) =>
      new Promise((resolve) => {
        const socket = new WebSocket(
          `ws://localhost:${realtimePort}/socket.io?EIO=4&transport=websocket`,
        );
        socket.onopen = () => resolve('open');
        socket.onmessage = ({ data }) => resolve(data);
        socket.onerror = () => resolve(null);
      }),
  },
];

/** Forms need no permission and take the whole window along: where they lead, and as what. */
export const forms: {
  name: string;
  path: (orderId: string) => string;
  type: string;
  field: string;
}[] = [
  {
    name: 'a cancellation by a form that looks like JSON',
    path: (orderId) => `/api/orders/${orderId}/cancel`,
    type: 'text/plain',
    field: '{"reason":"changed-mind","note":"',
  },
  {
    name: 'a sign-out by a form',
    path: () => '/api/auth/sign-out',
    type: 'application/x-www-form-urlencoded',
    field: 'x',
  },
  {
    name: 'an order by a form with a file',
    path: () => '/api/orders',
    type: 'multipart/form-data',
    field: 'items',
  },
];
