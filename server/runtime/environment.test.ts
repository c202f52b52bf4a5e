import { expect, test } from 'vitest';
import { environment } from './environment.ts';

test('with nothing set the demo runs on port 3000 with its socket beside it', () => {
  const { port, realtimePort, demo, databaseUrl } = environment({});
  expect({ port, realtimePort, demo, databaseUrl }).toEqual({
    port: 3000,
    realtimePort: 3001,
    demo: true,
    databaseUrl: undefined,
  });
});

test('a database of one’s own gets no demo accounts unless they are asked for', () => {
  const DATABASE_URL = 'postgres://me@db.example/shop';
  expect(environment({ DATABASE_URL }).demo).toBe(false);
  expect(environment({ DATABASE_URL, DEMO: '1' }).demo).toBe(true);
});

test('the QA controls are off unless they are asked for, in production too', () => {
  for (const NODE_ENV of ['development', 'production']) {
    expect(environment({ NODE_ENV }).qaControls).toBe(false);
    expect(environment({ NODE_ENV, QA_CONTROLS: '' }).qaControls).toBe(false);
    expect(environment({ NODE_ENV, QA_CONTROLS: '0' }).qaControls).toBe(false);
    expect(environment({ NODE_ENV, QA_CONTROLS: '1' }).qaControls).toBe(true);
  }
});

test('an empty variable counts as not set', () => {
  expect(environment({ PORT: '', DATABASE_URL: '' }).port).toBe(3000);
});

test.each([
  ['PORT', '0'],
  ['PORT', '70000'],
  ['DATABASE_URL', 'mysql://nope'],
  ['DEMO', 'perhaps'],
  ['APP_ORIGIN', 'ftp://nope'],
  ['TRUSTED_PROXIES', '10.0.0.0/8, my-proxy'],
])('a wrong %s is refused by name', (name, value) => {
  expect(() => environment({ [name]: value })).toThrow(name);
});

test('an origin loses its path, so that it compares with what browsers send', () => {
  const { origins } = environment({
    APP_ORIGIN: 'https://shop.example/, https://www.shop.example',
  });
  expect(origins).toEqual(['https://shop.example', 'https://www.shop.example']);
});
