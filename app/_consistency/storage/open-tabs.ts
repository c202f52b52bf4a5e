import type { Store } from '../core/create-store.ts';
import { keptLog } from '../core/pending/kept-log.ts';
import { isLive, type PendingCommand } from '../core/pending/pending-command.ts';
import type { Positions } from './pending-storage.ts';
import { openTabChannel } from './tab-channel.ts';
import { type TabMessage, tabMessage } from './tab-message.ts';

/** The exchange with this user's other tabs. */
export type Tabs = {
  tell: (entries: PendingCommand[], areSaved: boolean) => void;
  /** Tells of those of them that are still pending, so that a new tab revives none that is done. */
  tellSaved: (entries: readonly PendingCommand[], areSaved: boolean) => void;
  tellPosition: (position: Positions) => void;
  tellDiscarded: (commandId: string) => void;
  tellSignedOut: () => void;
  /** Applies to the store the messages since the channel was opened, and all that follow. */
  hear: (listener: TabListener) => void;
  /** True while another tab's message is applied; such changes are not broadcast again. */
  isHearing: () => boolean;
  /** Whether that message contains this command, rather than having changed it as a side effect. */
  isTold: (commandId: string) => boolean;
  close: () => void;
};

type TabListener = {
  /** These entries are in storage. */
  onSaved: (entries: readonly PendingCommand[]) => void;
  onSignedOut: () => void;
};

export const openTabs = (store: Store): Tabs => {
  const early: TabMessage[] = [];
  let take = (message: TabMessage): void => void early.push(message);
  const channel = openTabChannel(`evenkeel:${store.viewer.id}`, tabMessage, (told) => take(told));
  let hearing: ReadonlySet<string> | undefined;
  const pendingThat = (isMeant: (entry: PendingCommand) => boolean) =>
    store.getSnapshot().pending.filter(isMeant);
  const tell = (entries: PendingCommand[], areSaved: boolean) =>
    channel.post({ kind: 'entries', entries, areSaved });
  const tellPosition = ({ epoch, knownPosition, shownPosition }: Positions) =>
    channel.post({ kind: 'position', epoch, seen: knownPosition, viewSeen: shownPosition });
  const tellLive = () => {
    const live = keptLog(store.getSnapshot()).filter(isLive);
    if (live.length > 0) tell([...live], false);
    tellPosition(store.getSnapshot());
  };
  channel.post({ kind: 'opened' });
  return {
    tell,
    tellSaved: (entries, areSaved) => {
      const ids = new Set(entries.map(({ commandId }) => commandId));
      const saved = pendingThat(({ commandId }) => ids.has(commandId));
      if (saved.length > 0) tell(saved, areSaved);
    },
    tellPosition,
    tellDiscarded: (commandId) => channel.post({ kind: 'discarded', commandId }),
    tellSignedOut: () => channel.post({ kind: 'signed-out' }),
    hear: (listener) => {
      take = (message) => {
        if (message.kind === 'opened') return tellLive();
        const entries = message.kind === 'entries' ? message.entries : [];
        hearing = new Set(entries.map(({ commandId }) => commandId));
        heard(store, message, listener);
        hearing = undefined;
      };
      early.forEach(take);
    },
    isHearing: () => hearing !== undefined,
    isTold: (commandId) => hearing?.has(commandId) === true,
    close: channel.close,
  };
};

const heard = (
  store: Store,
  message: Exclude<TabMessage, { kind: 'opened' }>,
  { onSaved, onSignedOut }: TabListener,
): void => {
  switch (message.kind) {
    case 'entries':
      if (message.areSaved) onSaved(message.entries);
      for (const entry of message.entries) store.dispatch({ type: 'tab-entry', entry });
      return;
    case 'discarded':
      store.dispatch({ type: 'discarded', commandId: message.commandId });
      return;
    case 'position': {
      const { epoch, seen: knownPosition, viewSeen: shownPosition } = message;
      store.dispatch({ type: 'tab-position', epoch, knownPosition, shownPosition });
      return;
    }
    case 'signed-out':
      onSignedOut();
      return;
    default:
      message satisfies never;
  }
};
