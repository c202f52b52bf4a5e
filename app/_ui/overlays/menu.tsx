'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

type Props = {
  open: boolean;
  onOpen: (open: boolean) => void;
  trigger: ReactElement;
  children: ReactNode;
};

/** A button that opens a short list of actions. */
export const Menu = ({ open, onOpen, trigger, children }: Props) => (
  <Base.Root open={open} onOpenChange={onOpen}>
    <Base.Trigger render={trigger} />
    <Base.Portal>
      <Base.Positioner align="end" sideOffset={6} className="z-40">
        <Base.Popup className="card min-w-56 origin-(--transform-origin) p-1 shadow-float transition data-ending-style:scale-98 data-starting-style:scale-98 data-ending-style:opacity-0 data-starting-style:opacity-0">
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);

const itemStyle =
  'flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-md px-2.5 text-sm data-highlighted:bg-subtle [&>svg]:text-muted';

/** One action of a menu. */
export const MenuItem = ({ onSelect, children }: { onSelect: () => void; children: ReactNode }) => (
  <Base.Item onClick={onSelect} className={itemStyle}>
    {children}
  </Base.Item>
);

/** A menu item that leads to another page; `link` is the link element. */
export const MenuLink = ({ link, children }: { link: ReactElement; children: ReactNode }) => (
  <Base.LinkItem render={link} closeOnClick className={itemStyle}>
    {children}
  </Base.LinkItem>
);

type MenuCheckProps = {
  checked: boolean;
  onChecked: (checked: boolean) => void;
  children: ReactNode;
};

/** Something of a menu that holds or does not; the menu stays open. */
export const MenuCheck = ({ checked, onChecked, children }: MenuCheckProps) => (
  <Base.CheckboxItem checked={checked} onCheckedChange={onChecked} className={itemStyle}>
    {children}
    <Base.CheckboxItemIndicator className="ml-auto">
      <Check aria-hidden size={16} />
    </Base.CheckboxItemIndicator>
  </Base.CheckboxItem>
);

export const MenuLine = () => <Base.Separator className="mx-1 my-1 h-px bg-line" />;
