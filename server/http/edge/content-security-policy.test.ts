import { expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';

const page = { nonce: 'n0nce', secure: true, host: 'shop.test:3000', development: false };

it('S9 · lets scripts run by the nonce alone and nobody frame the page', () => {
  const policy = contentSecurityPolicy(page);
  expect(policy).toContain("script-src 'nonce-n0nce' 'strict-dynamic';");
  expect(policy).toContain('wss://shop.test:3000;');
  for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
    expect(policy).toContain(rule);
  }
});

it('S9 · takes nothing from a Host header that is no host', () => {
  const policy = contentSecurityPolicy({ ...page, host: "x; script-src 'unsafe-inline'" });
  expect(policy).not.toContain("script-src 'unsafe-inline'");
  expect(policy.match(/script-src/g)).toHaveLength(1);
});
