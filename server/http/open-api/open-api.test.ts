import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { servedRoutes } from '../testing/test-routes.ts';
import { openApiDocument } from './open-api-document.ts';
import { operations } from './open-api-operations.ts';

const routes = servedRoutes.map(({ method, path }) => `${method.toLowerCase()} ${path}`);
const document = openApiDocument({ secure: false, controls: false });

type Told = {
  parameters: { name: string }[];
  requestBody?: { required: boolean };
  responses: Record<string, { headers: object }>;
};
const told = (method: string, path: string) => document.paths[path]?.[method] as Told;

describe('the OpenAPI document', () => {
  it('describes every route there is, and none that is not', () => {
    const described = operations.map(({ method, path }) => `${method} ${path}`);
    expect(described.toSorted()).toEqual(routes.toSorted());
    expect(new Set(described).size).toBe(described.length);
  });

  it('refers to nothing that is not in it', () => {
    for (const one of [document, openApiDocument({ secure: false, controls: true })]) {
      const references = [...JSON.stringify(one).matchAll(/"\$ref":"([^"]+)"/g)];
      expect(references.length).toBeGreaterThan(40);
      for (const [, reference = ''] of references) {
        const name = reference.replace('#/components/schemas/', '');
        expect(one.components.schemas).toHaveProperty(name);
      }
    }
  });

  it('gives no schema an id of its own: a fragment is none, and strict readers refuse it', () => {
    for (const schema of Object.values(document.components.schemas)) {
      expect(schema).not.toHaveProperty('$id');
      expect(schema).not.toHaveProperty('$schema');
    }
  });

  it('names every path parameter, once, and gives every operation an id of its own', () => {
    const ids = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(
        methods as Record<
          string,
          { operationId: string; parameters: { in: string; name: string }[] }
        >,
      ).map(({ operationId, parameters }) => {
        const names = parameters.filter((one) => one.in === 'path').map(({ name }) => `{${name}}`);
        expect(path.match(/\{\w+\}/g) ?? []).toEqual(names);
        expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
        return operationId;
      }),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says numbers are numbers, with the bounds that are enforced', () => {
    const orders = document.paths['/api/orders']?.get as { parameters: object[] };
    expect(orders.parameters).toContainEqual({
      name: 'limit',
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    });
  });

  it('refuses unknown keys in bodies, as the server does', () => {
    expect(document.components.schemas.PlaceOrder).toMatchObject({
      required: ['items'],
      additionalProperties: false,
    });
  });

  it('names Evenkeel-Viewer where another account is refused by it, and nowhere else', () => {
    const heeded = operations.filter(({ needs, answer }) => needs || answer === 'SignedOut');
    const named = operations.filter(({ method, path }) =>
      told(method, path).parameters.some(({ name }) => name === 'Evenkeel-Viewer'),
    );
    expect(named).toEqual(heeded);
  });

  it('lets a body be left out where the server does', () => {
    const required = (path: string) => told('post', path).requestBody?.required;
    expect(required('/api/admin/projections/{name}/pause')).toBe(false);
    expect(required('/api/admin/projections/{name}/dead-letters/{id}/skip')).toBe(true);
    expect(required('/api/orders/{id}/deliver')).toBe(true);
  });

  it('writes a list of ids as the server reads it, in one parameter', () => {
    const ids = told('get', '/api/products').parameters.find(({ name }) => name === 'ids');
    expect(ids).toMatchObject({ style: 'form', explode: false, schema: { type: 'array' } });
  });

  it.each([
    ['get', '/api/orders', '405', ['Allow']],
    ['post', '/api/auth/sign-in/email', '429', ['RateLimit', 'RateLimit-Policy', 'Retry-After']],
    ['post', '/api/auth/revoke-sessions', '200', ['Set-Cookie']],
  ])('%s %s tells the headers of its %s', (method, path, status, names) => {
    const headers = told(method, path).responses[status]?.headers ?? {};
    expect(Object.keys(headers)).toEqual(expect.arrayContaining(names));
  });

  it('describes the controls where QA_CONTROLS=1 opens them, and nowhere else', () => {
    const open = openApiDocument({ secure: false, controls: true });
    const isControl = (path: string) => path.startsWith('/api/qa/');
    const folder = new URL('../../../app/api/qa/', import.meta.url);
    const served = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
    const paths = served.map(({ name }) => `/api/qa/${name}`);
    expect(Object.keys(open.paths).filter(isControl).toSorted()).toEqual(paths.toSorted());
    expect(open.paths['/api/qa/reset']?.post).toMatchObject({ requestBody: { required: false } });
    expect(open.paths['/api/qa/orders']?.post).toMatchObject({ responses: { 201: {} } });
    expect(open.components.schemas).toHaveProperty('QaControls');
    expect(Object.keys(document.paths).filter(isControl)).toEqual([]);
    expect(document.components.schemas).not.toHaveProperty('QaControls');
  });
});
