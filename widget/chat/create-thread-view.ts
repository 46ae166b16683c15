import { createMemo, createSignal } from "solid-js";
import type { Mode } from "../../shared/domain/fact.ts";
import { type Status, statusOf } from "../../shared/domain/state.ts";
import type { Memory } from "../visit/memory.ts";
import type { Chat, OpenForm, Sync, Who } from "./chat.ts";
import type { ChatParts } from "./create-chat-parts.ts";
import { type Row, rowsOf } from "./thread-rows.ts";
import type { ThreadState } from "./thread-state.ts";

export type ThreadView = Pick<
  Chat,
  | "rows"
  | "who"
  | "status"
  | "sync"
  | "isStored"
  | "toSend"
  | "typing"
  | "underWay"
  | "mayAskForPerson"
  | "offersDetails"
  | "declineDetails"
  | "openForm"
  | "formDraft"
  | "setFormDraft"
> & { state(): ThreadState; agentName(): string };

export interface ThreadViewOptions {
  parts: ChatParts;
  memory: Memory;
  now(): number;
  clockOffset(): number;
}

/** The conversation on screen, as the visitor is to see it. */
export function createThreadView({
  parts,
  memory,
  now,
  clockOffset,
}: ThreadViewOptions): ThreadView {
  const { choice, mail, visit } = parts;
  const state = createMemo(() => mail.threads.state(choice.current()));
  const agentName = () => visit.session()?.agent.name ?? "";
  const rows = createMemo(() => {
    const current = choice.current();
    return rowsOf({
      items: state().conversation?.items ?? [],
      early: mail.early().filter(({ conversation }) => conversation === current),
      refused: mail.refused(),
      readByTeam: state().readByTeam,
      agentName: agentName(),
      clockOffset: clockOffset(),
      now: now(),
    });
  });
  const status = createMemo((): Status => {
    const shown = state().conversation?.shown;
    return shown === undefined ? "agent" : statusOf(shown, now());
  });
  /** Who would answer: in a resolved or snoozed conversation too. */
  const mode = () => state().conversation?.shown.mode ?? "agent";
  const [changes, setChanges] = createSignal(0);
  const declined = () => `declined:${choice.current()}`;
  const says = (what: string) =>
    rows().some((row) => row.type === "line" && row.line.says === what);
  const openForm = createMemo(() => openFormOf(parts, state()));
  return {
    rows,
    state,
    openForm,
    formDraft: (id) => memory.get(`form:${id}`) ?? {},
    setFormDraft: (id, values) => memory.set(`form:${id}`, values),
    agentName,
    status,
    who: () => whoOf(mode(), rows(), agentName()),
    sync: () => syncOf(parts, state()),
    toSend: () => toSendOf(parts, state()),
    isStored: () => state().isStored && (memory.isLasting() || rows().length === 0),
    typing: () => typingOf(state(), status(), agentName()),
    underWay: () => underWayOf(state(), status()),
    mayAskForPerson: () => mode() === "agent" && !says("asking"),
    offersDetails() {
      changes();
      const isWaiting = status() === "waiting" || (status() === "human" && isOwnLast(rows()));
      return isWaiting && !says("gave-details") && memory.get(declined()) === null;
    },
    declineDetails() {
      memory.set(declined(), true);
      setChanges((count) => count + 1);
    },
  };
}

function openFormOf({ mail }: ChatParts, { conversation }: ThreadState): OpenForm | null {
  const form = conversation?.shown.form ?? null;
  const isAnswered = mail.early().some(({ body }) => "form" in body && body.form === form?.id);
  return form === null || isAnswered ? null : form;
}

function whoOf(mode: Mode, rows: readonly Row[], agentName: string): Who {
  if (mode === "waiting") return { is: "team" };
  if (mode === "agent") return { is: "agent", name: agentName };
  const joined = rows.findLast((row) => row.type === "line" && row.line.says === "joined");
  const line = joined?.type === "line" ? joined.line : undefined;
  return line?.says === "joined" ? { is: "teammate", name: line.name } : { is: "team" };
}

function syncOf({ connectivity }: ChatParts, { link }: ThreadState): Sync {
  const since = connectivity.offlineSince();
  if (since !== null) return { is: "offline", since };
  return link?.is === "joining" ? { is: "connecting" } : { is: "live" };
}

function toSendOf({ mail }: ChatParts, { unsent }: ThreadState): number {
  return new Set([...mail.early(), ...unsent].map(({ id }) => id)).size;
}

function typingOf(state: ThreadState, status: Status, agentName: string): Who | null {
  if (state.teamTyping === "") return { is: "team" };
  if (state.teamTyping !== null) return { is: "teammate", name: state.teamTyping };
  return state.isAgentWorking && status === "agent" ? { is: "agent", name: agentName } : null;
}

function underWayOf(
  { answer, isAgentWorking, conversation }: ThreadState,
  status: Status,
): string | null {
  if (answer === null || !isAgentWorking || status !== "agent") return null;
  const isThere = conversation?.items.some(({ id }) => id === `ai:${answer.turn}`) ?? false;
  return isThere ? null : answer.text; // A1
}

function isOwnLast(rows: readonly Row[]): boolean {
  const last = rows.findLast((row) => row.type === "message");
  return last?.type === "message" && last.by === "visitor";
}
