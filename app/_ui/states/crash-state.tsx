import { useEffect } from 'react';
import { buttonStyle } from '../buttons/button-style.ts';

/**
 * What stands where a page broke, and a way to try again, which a connection that comes back does by
 * itself. Every page loads it and hardly one shows it: so without icons and links, of which each
 * error page would bring a copy.
 */
export const CrashState = ({ title, onRetry }: { title: string; onRetry: () => void }) => {
  useEffect(() => {
    window.addEventListener('online', onRetry);
    return () => window.removeEventListener('online', onRetry);
  }, [onRetry]);
  return (
    <div role="alert" className="flex flex-col items-center px-4 py-16 text-center">
      <h1 className="font-medium">{title}</h1>
      <p className="mt-1 mb-5 max-w-sm text-muted text-sm">
        The shop did not answer. Nothing of yours is lost.
      </p>
      <button type="button" onClick={onRetry} className={buttonStyle({})}>
        Try again
      </button>
    </div>
  );
};
