import type { LinkState } from "../../shared/browser/document-link.ts";
import type { Conversation } from "../../shared/domain/conversation.ts";
import type { VisitorEntry } from "../../shared/domain/intent.ts";
import type { AnswerUnderWay } from "../thread/open-thread.ts";

/** What the app knows of one open conversation. */
export interface ThreadState {
  conversation: Conversation | null;
  unsent: VisitorEntry[];
  /** Null while nothing connects it to the server. */
  link: LinkState | null;
  isStored: boolean;
  isAgentWorking: boolean;
  answer: AnswerUnderWay | null;
  /** Name of the teammate who is typing; null when nobody is. */
  teamTyping: string | null;
  readByTeam: number;
  readElsewhere: number;
}

export const blankThread: ThreadState = {
  conversation: null,
  unsent: [],
  link: null,
  isStored: true,
  isAgentWorking: false,
  answer: null,
  teamTyping: null,
  readByTeam: 0,
  readElsewhere: 0,
};
