'use client';

import { Command as CommandIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '#app/_ui/buttons/icon-button.tsx';
import { isTypingOrAsked } from '#app/_ui/fields/is-typing.ts';
import { areSingleKeysOn } from '#app/_ui/keys/single-keys.ts';
import { later } from '#app/_ui/overlays/later.tsx';

const Palette = later(() => import('./palette.tsx').then((module) => module.Palette));
const HelpDialog = later(() => import('./help-dialog.tsx').then((module) => module.HelpDialog));

/** The keys of every admin page: Cmd or Ctrl and K opens the palette, `?` tells of the others. */
export const DeskKeys = () => {
  const [open, setOpen] = useState<'palette' | 'help'>();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const withCommand = event.metaKey || event.ctrlKey;
      if (withCommand && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen((now) => (now === 'palette' ? undefined : 'palette'));
      } else if (
        event.key === '?' &&
        !withCommand &&
        areSingleKeysOn() &&
        !isTypingOrAsked(event)
      ) {
        event.preventDefault();
        setOpen('help');
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const onOpen = (is: boolean) => {
    if (!is) setOpen(undefined);
  };
  return (
    <>
      <IconButton
        label="Go to, or do (Ctrl K)"
        aria-keyshortcuts="Control+K Meta+K"
        icon={<CommandIcon size={17} />}
        onClick={() => setOpen('palette')}
      />
      <Palette open={open === 'palette'} onOpen={onOpen} onHelp={() => setOpen('help')} />
      <HelpDialog open={open === 'help'} onOpen={onOpen} />
    </>
  );
};
