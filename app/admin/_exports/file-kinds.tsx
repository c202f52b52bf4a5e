import type { ReactNode } from 'react';

type FileKind = { name: string; bom: boolean };

/** As programs read it, or so that Excel reads its accents. */
const kinds: readonly FileKind[] = [
  { name: 'CSV file', bom: false },
  { name: 'CSV file for Excel', bom: true },
];

type Props = {
  /** The link or button that gets a file of this kind, in this style. */
  children: (kind: FileKind, className: string) => ReactNode;
};

/** The kinds of file that orders are exported as, to choose from. */
export const FileKinds = ({ children }: Props) => (
  <ul className="-my-1.5 text-sm">
    {kinds.map((kind) => (
      <li key={kind.name}>
        {children(
          kind,
          '-mx-2 block w-[calc(100%+1rem)] rounded-md px-2 py-1.5 text-left hover:bg-subtle aria-busy:text-muted',
        )}
      </li>
    ))}
  </ul>
);
