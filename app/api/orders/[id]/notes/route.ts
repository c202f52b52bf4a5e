import { addNote } from '#server/commands/add-note.ts';
import { addNoteBody } from '#server/contracts/order-commands.ts';
import { commandRoute } from '#server/http/command-route.ts';
import { methods } from '#server/http/methods.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: commandRoute({
    type: 'AddNote',
    needs: { action: 'add-note' },
    body: addNoteBody,
    run: addNote,
  }),
});
