import { newId } from '#app/_consistency/react/commands/new-id.ts';
import type { Recorder } from '../history/create-recorder.ts';
import type { Tab } from '../tabs/open-tab.ts';
import type { Chosen } from './choose-command.ts';

/** Does as a button of the app does it, and writes it down. */
export const issue = ({ place, page }: Tab, recorder: Recorder, chosen: Chosen): void => {
  const { engine } = page();
  const commandId = newId();
  engine.issue({ commandId, ...chosen });
  noteIssued({ place, page }, recorder, commandId);
};

/** Asks again for what was refused, or gives it up. */
export const settleRefusals = (tab: Tab, recorder: Recorder, what: number): void => {
  const { engine } = tab.page();
  const refused = engine.store
    .getSnapshot()
    .pending.filter(({ state }) => state === 'refused' || state === 'blocked');
  for (const [index, { commandId }] of refused.entries()) {
    if (what < 0.25 && index === 0) {
      engine.retry(commandId);
      noteIssued(tab, recorder, commandId);
    } else {
      recorder.add({ ...tab.place, kind: 'discarded', commandId });
      engine.discard(commandId);
    }
  }
};

const noteIssued = (
  { place, page }: Pick<Tab, 'place' | 'page'>,
  recorder: Recorder,
  commandId: string,
): void => {
  const { pending } = page().engine.store.getSnapshot();
  const entry = pending.find((candidate) => candidate.commandId === commandId);
  if (entry === undefined) return;
  const isNewOrder = entry.command.type === 'CreateOrder';
  const { orderId } = entry;
  recorder.add({ ...place, kind: 'issued', commandId, orderId, isNewOrder });
};
