import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../checks/free-ports.ts';
import { root, runProgram, type Serving, serve } from './run-program.ts';

const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');

const layout = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}`;
const page = 'export default function Page() { return <main>Nothing</main>; }';
const route = `export const dynamic = 'force-dynamic';
export const GET = () => Response.json({});
export const POST = async (request) => Response.json({ read: (await request.text()).length });`;
// The bundler refuses packages from outside its root, and these are linked to.
const config = `import config from ${JSON.stringify(join(root, 'next.config.js'))};
export default { ...config, turbopack: { ...config.turbopack, root: '/' } };`;

/**
 * The least that Next sends: one page without any component of the browser's, and one route
 * (`/api/nothing`) that answers a GET and reads the body of a POST; built in a temporary folder
 * with this repository's packages and settings.
 */
export const emptyApp = async (): Promise<Serving> => {
  const cwd = await mkdtemp(join(tmpdir(), 'evenkeel-bench-empty-'));
  const [port = 0] = await freePorts(1);
  const leave = () => rm(cwd, { recursive: true, force: true });
  try {
    await mkdir(join(cwd, 'app', 'api', 'nothing'), { recursive: true });
    await symlink(join(root, 'node_modules'), join(cwd, 'node_modules'));
    await writeFile(join(cwd, 'app', 'layout.jsx'), layout);
    await writeFile(join(cwd, 'app', 'page.jsx'), page);
    await writeFile(join(cwd, 'app', 'api', 'nothing', 'route.js'), route);
    await writeFile(join(cwd, 'package.json'), '{ "type": "module", "private": true }');
    await writeFile(join(cwd, 'next.config.js'), config);
    const env = { NEXT_DIST_DIR: '.next' };
    await runProgram({ args: [next, 'build'], cwd, env });
    const args = [next, 'start', '--port', String(port)];
    const url = `http://localhost:${port}`;
    const app = await serve({ args, cwd, env, url, ready: /Ready in/ });
    return { ...app, stop: () => app.stop().then(leave) };
  } catch (error) {
    await leave();
    throw error;
  }
};
