/** What every answer says, page, file or API. The policy of pages, with its nonce, is in proxy.ts. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
];

/** @type {import('next').NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked once, by `npm run check`; a start does not wait for them.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'pg',
    '@node-rs/argon2',
    'pino',
    'better-auth',
    'kysely',
    '@opentelemetry/api',
    '@opentelemetry/sdk-trace',
    '@opentelemetry/exporter-trace-otlp-http',
  ],
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};
