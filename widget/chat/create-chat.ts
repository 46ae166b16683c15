import { createSignal } from "solid-js";
import type { BootOptions } from "../visit/boot-options.ts";
import type { EarlyBody } from "../visit/early-entries.ts";
import type { Memory } from "../visit/memory.ts";
import type { Wording } from "../wording/en.ts";
import type { Chat, Screen } from "./chat.ts";
import { createAttention } from "./create-attention.ts";
import { type ChatPartsOptions, createChatParts } from "./create-chat-parts.ts";
import { type Correspondence, noticeFor } from "./create-correspondence.ts";
import { createFrame, type Frame } from "./create-frame.ts";
import { createThreadView } from "./create-thread-view.ts";
import { makeWriter } from "./site-attributes.ts";

export interface ChatOptions extends Omit<ChatPartsOptions, "isOpen"> {
  boot: BootOptions;
  words: Wording;
  language: string;
}

export function createChat(options: ChatOptions): Chat {
  const { memory, page, words, language, api, now } = options;
  const [screen, setScreen] = createSignal<Screen>("thread");
  const frame = createFrame(options.boot, memory, page);
  const { isOpen, draft, setDraft } = frame;
  const parts = createChatParts({ ...options, isOpen });
  const { choice, mail, visit } = parts;
  const view = createThreadView({ parts, memory, now, clockOffset: () => api.clockOffset() });
  const write = makeWriter(mail, choice.current, memory, page, language);
  const thread = () => mail.threads.get(choice.current());
  const { unread } = createAttention({
    conversation: choice.current,
    items: () => view.state().conversation?.items ?? [],
    agentName: view.agentName,
    seen: () => view.state().conversation?.seen ?? 0,
    readElsewhere: () => view.state().readElsewhere,
    isLooking: () => isOpen() && frame.isVisible() && screen() === "thread",
    memory,
    page,
    markRead: (q) => thread()?.markRead(q),
  });
  const goTo = (conversation: string | null) => {
    choice.choose(conversation);
    setScreen("thread");
    mail.settle();
  };
  frame.onOpen(() => mail.settle());
  void visit.refresh();
  return {
    ...view,
    words,
    language,
    session: visit.session,
    notice: () => mail.notice() ?? noticeFor(visit.problem(), null),
    screen,
    isOpen,
    unread,
    draft,
    setDraft,
    ...makeWriting({ ...mail, write }, frame),
    ...makeFormWriting(write, memory),
    setTyping: (isTyping) => thread()?.setTyping(isTyping),
    show(next) {
      setScreen(next);
      if (next === "conversations") void visit.refresh();
    },
    choose: goTo,
    startNew: () => goTo(null),
    dismissNotice: () => mail.setNotice(null),
    close: () => page.tell({ type: "close" }),
  };
}

type Writing = Pick<
  Chat,
  "send" | "askForPerson" | "giveDetails" | "sendAgain" | "edit" | "discard"
>;

function makeFormWriting(
  writeEntry: Correspondence["write"],
  memory: Memory,
): Pick<Chat, "answerForm" | "skipForm"> {
  const write = (form: string, body: EarlyBody) => {
    writeEntry(body);
    memory.set(`form:${form}`, null);
  };
  return {
    answerForm: (form, values) => write(form, { kind: "answer-form", form, values }),
    skipForm: (form) => write(form, { kind: "skip-form", form }),
  };
}

function makeWriting(mail: Correspondence, { draft, setDraft }: Frame): Writing {
  return {
    send(text) {
      if (text.trim() === "") return false;
      mail.write({ kind: "message", text: text.trim() });
      setDraft("");
      return true;
    },
    askForPerson: () => mail.write({ kind: "ask-for-person" }),
    giveDetails: (details) => mail.write({ kind: "details", ...details }),
    sendAgain(id) {
      const entry = mail.takeBack(id);
      if (entry !== undefined) mail.write(entry.body);
    },
    edit(id) {
      const body = mail.takeBack(id)?.body;
      if (body?.kind === "message") setDraft([draft(), body.text].filter(Boolean).join("\n"));
    },
    discard: (id) => void mail.takeBack(id),
  };
}
