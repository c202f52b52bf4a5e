import type { ReactNode } from 'react';

type Props = { icon: ReactNode; title: ReactNode; children?: ReactNode; action?: ReactNode };

/** What would be here, and the next step to get it. */
export const EmptyState = ({ icon, title, children, action }: Props) => (
  <div className="flex flex-col items-center px-4 py-16 text-center">
    <span aria-hidden className="mb-4 text-muted [&>svg]:size-8 [&>svg]:stroke-[1.5]">
      {icon}
    </span>
    <p className="max-w-full font-medium [overflow-wrap:anywhere]">{title}</p>
    {children !== undefined && (
      <p className="mt-1 max-w-sm text-muted text-sm [overflow-wrap:anywhere]">{children}</p>
    )}
    {action !== undefined && <div className="mt-5">{action}</div>}
  </div>
);
