import type { DrawnRow, Entry } from '../history/entry.ts';

/** What happened to one of a browser's own commands. */
export type OwnCommand = {
  commandId: string;
  orderId: string;
  isNewOrder: boolean;
  /** The tab in which it was given, and how many pages that had loaded. */
  tab: number;
  page: number;
  /** Whether it was saved before it was sent, as far as its page knew. */
  isKept: boolean;
  /** Counts what this browser has asked for, in all its tabs. */
  turn: number;
  issuedAt: number;
  state: 'issued' | 'sent' | 'accepted' | 'refused' | 'discarded';
  version?: number;
  position?: number;
  /** The first version of the server's row that was drawn with it, also where its answer was lost. */
  drawnIn?: number;
};

/** What a browser was told and has shown so far. */
export type Knowledge = {
  /** Of each tab: how many pages it has loaded, and whether the one it shows keeps its log. */
  pages: Map<number, { loaded: number; isDurable: boolean }>;
  turns: number;
  commands: Map<string, OwnCommand>;
  byOrder: Map<string, OwnCommand[]>;
  /** Its commands that place orders, in the order of issue. */
  placed: OwnCommand[];
  /** The newest server's version that any tab has shown, by order. */
  shown: Map<string, number>;
  /** The same of each tab, with what the others had shown when its page was loaded. */
  shownInTab: Map<number, Map<string, number>>;
};

export const createKnowledge = (): Knowledge => ({
  pages: new Map(),
  turns: 0,
  commands: new Map(),
  byOrder: new Map(),
  placed: [],
  shown: new Map(),
  shownInTab: new Map(),
});

/**
 * Whether every screen of a tab must contain this command from now on: once it is accepted; in its own
 * tab, reloads included, once it was sent, for it was saved before that. Only a refusal or the viewer
 * takes it back. Where a page has said that storage fails it, the promise ends with the page.
 */
export const isPromised = (knowledge: Knowledge, own: OwnCommand, tab: number): boolean => {
  const isOut = own.state === 'accepted' || (own.state === 'sent' && own.tab === tab);
  const page = pageOf(knowledge, tab);
  const isOfThisPage = own.tab === tab && own.page === page.loaded;
  return isOut && (isOfThisPage || (own.isKept && page.isDurable));
};

const pageOf = ({ pages }: Knowledge, tab: number) =>
  pages.get(tab) ?? { loaded: 0, isDurable: true };

/** What a browser knows after one more entry; changes it in place. */
export const learn = (knowledge: Knowledge, entry: Entry): void => {
  switch (entry.kind) {
    case 'issued':
      issue(knowledge, entry);
      return;
    case 'sent': {
      const own = knowledge.commands.get(entry.commandId);
      // Another tab that has not heard of the refusal yet sends once more: that promises nothing.
      if (own?.state !== 'issued') return;
      own.state = 'sent';
      own.isKept = pageOf(knowledge, own.tab).isDurable;
      return;
    }
    case 'accepted': {
      const own = knowledge.commands.get(entry.commandId);
      const { version, position } = entry;
      if (own) Object.assign(own, { state: 'accepted', version, position });
      return;
    }
    case 'refused':
    case 'discarded': {
      const own = knowledge.commands.get(entry.commandId);
      if (own) own.state = entry.kind;
      return;
    }
    case 'loaded':
      knowledge.shownInTab.set(entry.tab, new Map(knowledge.shown));
      knowledge.pages.set(entry.tab, {
        loaded: pageOf(knowledge, entry.tab).loaded + 1,
        isDurable: true,
      });
      return;
    case 'undurable':
      knowledge.pages.set(entry.tab, { ...pageOf(knowledge, entry.tab), isDurable: false });
      return;
    case 'drawn':
      for (const row of rowsOf(entry)) {
        const { id, base } = row;
        noteContained(knowledge, row);
        raise(knowledge.shown, id, base);
        raise(shownIn(knowledge, entry.tab), id, base);
      }
      return;
    case 'unknown':
    case 'read':
      return;
    default:
      entry satisfies never;
  }
};

const noteContained = (
  { byOrder }: Knowledge,
  { id, base, commandIds, changes }: DrawnRow,
): void => {
  if (base === 0) return;
  for (const own of byOrder.get(id) ?? []) {
    const { commandId } = own;
    if (commandIds.includes(commandId) && !changes.includes(commandId)) own.drawnIn ??= base;
  }
};

/** The rows that a drawn entry shows. */
export const rowsOf = ({ drawn }: Extract<Entry, { kind: 'drawn' }>) => {
  if (drawn.screen === 'list') return drawn.rows;
  return drawn.screen === 'order' && drawn.state === 'ready' ? [drawn.row] : [];
};

export const shownIn = ({ shownInTab }: Knowledge, tab: number): Map<string, number> => {
  const known = shownInTab.get(tab) ?? new Map<string, number>();
  shownInTab.set(tab, known);
  return known;
};

const raise = (floors: Map<string, number>, id: string, version: number): void => {
  if (version > (floors.get(id) ?? 0)) floors.set(id, version);
};

const issue = (knowledge: Knowledge, entry: Extract<Entry, { kind: 'issued' }>): void => {
  const { commandId, orderId, isNewOrder, tab, at } = entry;
  knowledge.turns += 1;
  const turn = knowledge.turns;
  const page = pageOf(knowledge, tab).loaded;
  const known = knowledge.commands.get(commandId);
  if (known) {
    // Asked again after a refusal: behind all others.
    Object.assign(known, { turn, tab, page, state: 'issued' });
    return;
  }
  const own: OwnCommand = {
    commandId,
    orderId,
    isNewOrder,
    tab,
    page,
    turn,
    isKept: true,
    issuedAt: at,
    state: 'issued',
  };
  knowledge.commands.set(commandId, own);
  const ofOrder = knowledge.byOrder.get(orderId);
  if (ofOrder) ofOrder.push(own);
  else knowledge.byOrder.set(orderId, [own]);
  if (isNewOrder) knowledge.placed.push(own);
};
