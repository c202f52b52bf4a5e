// Runs on whatever Node the machine has, before anything is installed: plain JavaScript, no packages.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build, isBuilt } from './prepare/build.mjs';
import { root } from './prepare/host.mjs';
import { install, isInstalled } from './prepare/install.mjs';
import { withLock } from './prepare/lock.mjs';

const [major = 0] = process.versions.node.split('.').map(Number);
const stages = [
  { name: 'packages', isDone: isInstalled, work: installAndCheck },
  ...(process.argv.includes('--build') ? [{ name: 'build', isDone: isBuilt, work: build }] : []),
];

try {
  if (major < 20) throw new Error(`Evenkeel needs Node 20 or newer; this is ${process.version}.`);
  for (const { name, isDone, work } of stages) {
    if (isDone()) continue;
    console.log(`Evenkeel  ${name} …`);
    const begun = Date.now();
    // Looked at again inside: the start that was waited for may have done it.
    await withLock(async () => isDone() || work());
    console.log(`Evenkeel  ${name} ready in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  }
} catch (error) {
  console.error(`Evenkeel could not be made ready: ${error.message}`);
  process.exitCode = 1;
}

async function installAndCheck() {
  await install();
  try {
    execFileSync(join(root, 'node_modules', '.bin', 'node'), ['--version']);
  } catch {
    throw new Error(
      'the package "node" did not install its program. Allow install scripts (npm config delete ignore-scripts) and start again.',
    );
  }
}
