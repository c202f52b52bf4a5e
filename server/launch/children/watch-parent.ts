/**
 * Calls back when the process that started us is gone. Under npm it is the one that Ctrl-C and the
 * terminal reach; started by hand, a shell that ends is none of our business.
 */
export function watchParent(onGone: () => void, isUnderNpm: boolean): void {
  if (!isUnderNpm) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    onGone();
  }, 500);
  look.unref();
}
