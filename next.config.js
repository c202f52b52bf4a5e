import { everywhereHeaders } from './server/http/edge/security-headers.ts';

/** @type {import('next').NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // A page that cannot be fetched is waited for; the browser's error page would take this one's place.
  // Of a body that the proxy sees Next keeps a copy: never more than any body of ours may have.
  experimental: { useOffline: true, proxyClientMaxBodySize: 64 * 1_024 },
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
  headers: async () => [
    { source: '/:path*', headers: everywhereHeaders.map(([key, value]) => ({ key, value })) },
  ],
};
