import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type LaunchOptions } from '@playwright/test';

const run = promisify(execFile);

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

// Tests talk to this machine only: no updates, no look-ups of the vendor's hosts. Without the
// sandbox, because it does not start as root or in most containers.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * How to start a Chromium here: Playwright's own where it was installed, else the system's, else
 * the one inside the package @sparticuz/chromium, unpacked once beside the packages.
 */
export async function browser(): Promise<LaunchOptions> {
  if (existsSync(chromium.executablePath())) return { args };
  const system = systemBrowsers.find((path) => existsSync(path));
  if (system !== undefined) return { args, executablePath: system };
  const folder = await unpacked();
  const executablePath = join(folder, 'chromium');
  return { args, executablePath, env: await environmentFor(executablePath, folder) };
}

async function unpacked(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const cache = join(dirname(entry), '..', 'unpacked');
  if (existsSync(cache)) return cache;
  await mkdir(dirname(cache), { recursive: true });
  const draft = await mkdtemp(`${cache}-`);
  // The package unpacks into the temporary folder and takes whatever is called `chromium` there
  // for its own; in a process with one of our choosing it can meet nobody else's, nor half a file.
  const script =
    "const { default: c } = await import('@sparticuz/chromium'); await c.executablePath()";
  await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: dirname(entry),
    // The libraries that a bare machine lacks come along only for this environment.
    env: childEnvironment({ TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }),
  });
  try {
    await rename(draft, cache);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another run was faster: its copy is as good.
    if (!existsSync(cache)) throw error;
  }
  return cache;
}

async function environmentFor(executablePath: string, folder: string) {
  const { stdout } = await run('ldd', [executablePath]).catch(() => ({ stdout: '' }));
  const libraries = stdout.includes('not found')
    ? { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }
    : {};
  const fonts = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') };
  return childEnvironment({ ...libraries, ...fonts });
}

function childEnvironment(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}
