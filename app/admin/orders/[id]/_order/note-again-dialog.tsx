'use client';

import type { ComponentProps } from 'react';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import { NoteForm } from './note-form.tsx';

type Props = Pick<ComponentProps<typeof NoteForm>, 'draft' | 'onAdd'> & {
  open: boolean;
  onOpen: (open: boolean) => void;
};

/** Asks again for a note that was refused, apart from the one that may be half typed by now. */
export const NoteAgainDialog = ({ open, onOpen, draft, onAdd }: Props) => (
  <Dialog open={open} onOpen={onOpen} title="Change the note">
    <NoteForm draft={draft} onAdd={onAdd} onLeave={() => onOpen(false)} />
  </Dialog>
);
