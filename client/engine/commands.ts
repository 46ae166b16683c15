import * as Y from "yjs";
import { type BodyOf, writeEntry } from "../../shared/browser/entry-writer.ts";
import {
  conversationDocument,
  draftDocument,
  internalDocument,
} from "../../shared/document/document-name.ts";
import { readConversationLanes } from "../../shared/document/lane-document.ts";
import { readConversation } from "../../shared/domain/conversation.ts";
import { currentOwner } from "../../shared/domain/decide.ts";
import type { TeamEntry } from "../../shared/domain/intent.ts";
import { captureUpdate } from "./documents/captured-update.ts";
import type { Commands } from "./engine.ts";
import { addUnsent, putUnsent } from "./store/unsent-records.ts";
import type { TabParts } from "./sync/leader-parts.ts";
import type { World } from "../../shared/domain/decide.ts";
import { writeDraft } from "./thread/draft.ts";

const MOST_CHARACTERS = 8000;

export interface CommandOptions {
  world(): World;
  /** The internal document is being fetched anew: entries wait outside it. */
  isRebuilding(doc: string): boolean;
}

export interface CommandDesk {
  commands: Commands;
  /** Resolves when nothing given in is still on its way to the device. */
  finish(): Promise<unknown>;
}

/** Own intents: into the document at once, onto the device durably, to the server when there is one. */
export function makeCommands(parts: TabParts, options: CommandOptions): CommandDesk {
  const underWay = new Set<Promise<unknown>>();
  const track = <Value>(work: Promise<Value>): Promise<Value> => {
    const done = work.catch(() => undefined).finally(() => underWay.delete(done));
    underWay.add(done);
    return work;
  };
  const write = (id: string, bodyOf: (view: View) => BodyOf<TeamEntry>) =>
    track(writeNow(parts, options, id, bodyOf));
  return {
    commands: commandsOver(write, (id) => void track(clearDraft(parts, id))),
    finish: () => Promise.all(underWay),
  };
}

type Write = (id: string, bodyOf: (view: View) => BodyOf<TeamEntry>) => Promise<string>;

async function writeNow(
  parts: TabParts,
  options: CommandOptions,
  id: string,
  bodyOf: (view: View) => BodyOf<TeamEntry>,
): Promise<string> {
  const internal = parts.cache.open(internalDocument(id));
  const conversation = parts.cache.open(conversationDocument(id));
  try {
    await Promise.all([internal.ready, conversation.ready]);
    const view = viewOf(parts, options, id, conversation.doc(), internal.doc());
    return await keep(parts, options, internal.name, internal.doc(), bodyOf(view));
  } finally {
    internal.release();
    conversation.release();
  }
}

function commandsOver(write: Write, clearDraft: (id: string) => void): Commands {
  return {
    async reply(id, text, { anyway, of } = {}) {
      checkText(text);
      const written = write(id, ({ seen }) => ({
        kind: "reply",
        text,
        seen,
        ...(anyway === true ? { anyway } : {}),
        ...(of === undefined ? {} : { of }),
      }));
      if (of === undefined) clearDraft(id);
      return await written;
    },
    async note(id, text, mentions = []) {
      checkText(text);
      const mentioned = mentions.length > 0 ? { mentions } : {};
      return await write(id, () => ({ kind: "note", text, ...mentioned }));
    },
    takeOver: (id) => write(id, () => ({ kind: "take-over" })),
    assign: (id, to) => write(id, ({ owner }) => ({ kind: "assign", to, from: owner })),
    handBack: (id) => write(id, () => ({ kind: "hand-back" })),
    resolve: (id) => write(id, () => ({ kind: "resolve" })),
    reopen: (id) => write(id, () => ({ kind: "reopen" })),
    snooze: (id, until) => write(id, () => ({ kind: "snooze", until })),
    addTag: (id, tag) => write(id, () => ({ kind: "add-tag", tag })),
    removeTag: (id, tag) => write(id, () => ({ kind: "remove-tag", tag })),
    discard: (id, of) => write(id, () => ({ kind: "discard", of })),
  };
}

/** What the server would refuse is told at once, and nothing is written (D5). */
function checkText(text: string): void {
  if (text.trim() === "") throw new RangeError("Write something first.");
  if (text.length > MOST_CHARACTERS)
    throw new RangeError(`A message has at most 8,000 characters; this one has ${text.length}.`);
}

/** What the author has on screen when writing. */
interface View {
  seen: number;
  owner: string | null;
}

/** From the documents where the device has them, else from the row: the list shows the last message and who has it (C8). */
function viewOf(
  { rows }: TabParts,
  { world }: CommandOptions,
  id: string,
  conversation: Y.Doc,
  internal: Y.Doc,
): View {
  const read = readConversation(readConversationLanes(conversation, internal), world());
  if (read.seen > 0) return { seen: read.seen, owner: currentOwner(read.shown) };
  const row = rows.get(id);
  if (row === undefined) return { seen: 0, owner: null };
  return { seen: row.head, owner: row.resolvedBy === null ? row.owner : null };
}

async function keep(
  { me, outbox, store, surroundings, tell }: TabParts,
  { isRebuilding }: CommandOptions,
  name: string,
  doc: Y.Doc,
  body: BodyOf<TeamEntry>,
): Promise<string> {
  const isOutside = isRebuilding(name);
  const target = isOutside ? new Y.Doc() : doc;
  const unsentIds = outbox.of(name).map(({ id }) => id);
  const own = { doc: target, lane: "o", by: me, unsent: unsentIds } as const;
  let entry: TeamEntry | undefined;
  const update = captureUpdate(target, () => {
    entry = writeEntry(own, body, surroundings);
  });
  if (entry === undefined) throw new Error("the entry was not written");
  const unsent = { id: entry.id, doc: name, entry };
  tell({ type: "written", unsent, update: isOutside ? null : update });
  await store.write(
    isOutside ? putUnsent([unsent]) : addUnsent(unsent, update, surroundings.now()),
    "strict",
  );
  return entry.id;
}

async function clearDraft({ cache }: TabParts, id: string): Promise<void> {
  const draft = cache.open(draftDocument(id));
  await draft.ready;
  writeDraft(draft.doc(), "");
  draft.release();
}
