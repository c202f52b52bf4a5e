'use client';

import { cloneElement, useState } from 'react';
import { later } from './later.tsx';
import type { PopoverBoxProps, PopoverProps } from './popover-box.tsx';

/** Before it was opened once, the button alone, and as it will be. */
const Before = ({ trigger, onOpen }: PopoverBoxProps) =>
  cloneElement(trigger, {
    'aria-haspopup': 'dialog',
    'aria-expanded': false,
    onClick: () => onOpen(true),
  });

const Box = later<PopoverBoxProps>(
  () => import('./popover-box.tsx').then((module) => module.PopoverBox),
  Before,
);

/** A small form beside the button that it belongs to. */
export const Popover = (props: PopoverProps) => {
  const [open, setOpen] = useState(false);
  return <Box {...props} open={open} onOpen={setOpen} />;
};
