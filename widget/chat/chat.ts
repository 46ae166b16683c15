import type { Form } from "../../shared/domain/form.ts";
import type { Status } from "../../shared/domain/state.ts";
import type { WidgetSession } from "../../shared/protocol/http.ts";
import type { Wording } from "../wording/en.ts";
import type { Row } from "./thread-rows.ts";

/** Who the visitor is talking to. */
export type Who = { is: "agent"; name: string } | { is: "team" } | { is: "teammate"; name: string };

export type Sync = { is: "live" } | { is: "connecting" } | { is: "offline"; since: number };

export type Notice =
  | "tooFast"
  | "serverTrouble"
  | "refused"
  | "unknownKey"
  | "conversationGone"
  | "outdated";

export type Screen = "thread" | "conversations";

/** A form the visitor may fill in now, by the id of what asked for it. */
export interface OpenForm {
  id: string;
  form: Form;
}

export interface Details {
  name?: string;
  email?: string;
}

/** Everything the views show and do. All getters are reactive. */
export interface Chat {
  words: Wording;
  language: string;
  session(): WidgetSession | null;
  rows(): readonly Row[];
  who(): Who;
  status(): Status;
  sync(): Sync;
  /** False when something of the visitor's is not safe on this device. */
  isStored(): boolean;
  /** How many entries wait for the server. */
  toSend(): number;
  notice(): Notice | null;
  typing(): Who | null;
  /** What the agent has written so far of the answer it is at; the message takes its place. */
  underWay(): string | null;
  mayAskForPerson(): boolean;
  offersDetails(): boolean;
  openForm(): OpenForm | null;
  /** What the visitor has filled in so far; kept until it is sent. */
  formDraft(id: string): Record<string, string>;
  setFormDraft(id: string, values: Record<string, string>): void;
  screen(): Screen;
  isOpen(): boolean;
  unread(): number;
  draft(): string;
  setDraft(text: string): void;
  /** False when there is nothing to send. */
  send(text: string): boolean;
  askForPerson(): void;
  giveDetails(details: Details): void;
  answerForm(id: string, values: Record<string, string>): void;
  skipForm(id: string): void;
  declineDetails(): void;
  sendAgain(id: string): void;
  /** Takes a refused message back into the composer. */
  edit(id: string): void;
  discard(id: string): void;
  setTyping(isTyping: boolean): void;
  show(screen: Screen): void;
  choose(conversation: string): void;
  startNew(): void;
  dismissNotice(): void;
  close(): void;
}
