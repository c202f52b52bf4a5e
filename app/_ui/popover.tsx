'use client';

import { cloneElement } from 'react';
import { later } from './later.tsx';
import type { PopoverProps } from './popover-box.tsx';

/** Before it was opened once, the button alone, and as it will be. */
const Before = ({ trigger, onOpen }: PopoverProps) =>
  cloneElement(trigger, {
    'aria-haspopup': 'dialog',
    'aria-expanded': false,
    onClick: () => onOpen(true),
  });

/** A small form beside the button that it belongs to. */
export const Popover = later<PopoverProps>(
  () => import('./popover-box.tsx').then((module) => module.PopoverBox),
  Before,
);
