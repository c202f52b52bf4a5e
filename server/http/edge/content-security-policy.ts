type Page = {
  nonce: string;
  /** Served over HTTPS. */
  secure: boolean;
  /** Host and port under which the browser reached the page. */
  host: string;
  /** React's development build evaluates code. */
  development: boolean;
};

/**
 * The Content-Security-Policy of a page: scripts run by its nonce alone. Styles may be inline,
 * because positions of menus and rows are written as `style` attributes.
 */
export function contentSecurityPolicy({ nonce, secure, host, development }: Page): string {
  // A Host header is the client's text: whatever is not a host stays out of the policy.
  const socket = /^[\w.:[\]-]+$/.test(host) ? ` ${secure ? 'wss' : 'ws'}://${host}` : '';
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${socket}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
