/** Of every answer of the API, which is data: nothing in it runs, and nobody frames it. */
export const securityHeaders = ([origin]: readonly string[]): [name: string, value: string][] => [
  ['x-content-type-options', 'nosniff'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cross-origin-resource-policy', 'same-origin'],
  ...(origin?.startsWith('https:')
    ? [['strict-transport-security', 'max-age=31536000'] as [string, string]]
    : []),
];
