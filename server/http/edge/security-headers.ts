/** Of every answer, page, file or API. The policy of pages, with its nonce, is in proxy.ts. */
export const everywhereHeaders: readonly [name: string, value: string][] = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=()'],
];

/** Of every answer of the API, which is data: nothing in it runs, and nobody frames it. */
export const securityHeaders = ([origin]: readonly string[]): [name: string, value: string][] => [
  ['x-content-type-options', 'nosniff'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cross-origin-resource-policy', 'same-origin'],
  ...(origin?.startsWith('https:')
    ? [['strict-transport-security', 'max-age=31536000'] as [string, string]]
    : []),
];
