import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { beforeNext } from './before-next.ts';
import { readsCoding } from './reads-coding.ts';
import { everywhereHeaders } from './security-headers.ts';

const codings = { br: '.br', gzip: '.gz' } as const;
type Coding = keyof typeof codings;

/** A file's packed forms by their coding, and what it is. */
type Packed = { type: string; forms: Map<Coding, Buffer> };

/**
 * Answers for the build's scripts and style sheets with the forms that were packed when it was built
 * (`packFiles`), from memory (2 MB), where Next packs each anew for every visitor. `folder`: the
 * build. What was not packed, and who reads neither coding, is left to Next.
 */
export function serveBuilt(folder: string): void {
  const files = readPacked(join(folder, 'static'));
  const always = new Map(everywhereHeaders);
  beforeNext((next) => (request, response) => {
    const { method, url = '', headers } = request;
    const file = method === 'GET' || method === 'HEAD' ? files.get(url) : undefined;
    const [coding, bytes] =
      [...(file?.forms ?? [])].find(([name]) => readsCoding(headers['accept-encoding'], name)) ??
      [];
    if (file === undefined || bytes === undefined) return next(request, response);
    response
      .setHeaders(always)
      .writeHead(200, {
        'content-type': file.type,
        'content-encoding': coding,
        'content-length': bytes.length,
        // Their names are made from what is in them.
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
      })
      .end(bytes);
  });
}

const types: Record<string, string> = {
  js: 'application/javascript; charset=UTF-8',
  css: 'text/css; charset=UTF-8',
};

const readPacked = (folder: string): Map<string, Packed> => {
  const files = new Map<string, Packed>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = types[name.split('.').at(-1) ?? ''];
    const forms = Object.entries(codings)
      .map(([coding, ending]) => [coding as Coding, join(folder, name + ending)] as const)
      .filter(([, path]) => existsSync(path))
      .map(([coding, path]) => [coding, readFileSync(path)] as const);
    if (type === undefined || forms.length === 0) continue;
    files.set(`/_next/static/${name.split(sep).join('/')}`, { type, forms: new Map(forms) });
  }
  return files;
};
