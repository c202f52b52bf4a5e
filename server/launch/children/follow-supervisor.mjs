// Preloaded into every child of the supervisor: when that is killed, its channel closes, and the
// child ends itself as if it had been asked to. Processes that the child forks inherit this file
// with Node's arguments; they are not the supervisor's, whose pid comes in the URL.
if (process.ppid === Number(new URL(import.meta.url).searchParams.get('supervisor'))) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
  // Its output has nowhere to go from then on, which is no reason to die before draining.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
