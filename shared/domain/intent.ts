import type { Attributes } from "./attributes.ts";
import type { Form } from "./form.ts";

/** What a person wants: an immutable entry in that person's own lane. Ids are ULIDs, times are milliseconds since 1970. */
interface EntryBase {
  /** Schema version of the entry. */
  v: 1;
  id: string;
  by: string;
  /** The device's clock when it was written; an annotation, never used for order. */
  at: number;
  /** This device's previous entry in the lane (D3). */
  prev?: string;
}

export type VisitorEntry = EntryBase &
  (
    | { kind: "message"; text: string }
    | { kind: "ask-for-person" }
    | { kind: "details"; name?: string; email?: string }
    | { kind: "attributes"; attributes: Attributes }
    | { kind: "answer-form"; form: string; values: Record<string, string> }
    | { kind: "skip-form"; form: string }
  );

export type TeamEntry = EntryBase &
  (
    | { kind: "reply"; text: string; seen: number; anyway?: true; of?: string }
    | { kind: "note"; text: string; mentions?: string[] }
    | { kind: "take-over" }
    | { kind: "assign"; to: string | null; from: string | null }
    | { kind: "hand-back" }
    | { kind: "resolve" }
    | { kind: "reopen" }
    | { kind: "snooze"; until: number }
    | { kind: "add-tag"; tag: string }
    | { kind: "remove-tag"; tag: string }
    | { kind: "discard"; of: string }
  );

/** The agent's finished work, handed in over HTTP; it becomes facts, never an entry of its own. */
export interface AgentCommit {
  kind: "agent-commit";
  /** The turn it answers: the id of the first unanswered visitor entry. */
  trigger: string;
  /** The `q` of the last visitor message the worker had read. */
  seen: number;
  result: AgentResult;
}

export interface Source {
  /** Title of the article. */
  article: string;
  path: string;
  heading: string;
  url?: string;
  /** The passage's words that the answer rests on. */
  quote?: string;
}

export interface PassageScore {
  /** The article's title; older entries have none. */
  article?: string;
  path: string;
  heading: string;
  score: number;
}

/** What the agent thinks of one tag; it sets what it is sure of and suggests the rest. */
export interface TagGuess {
  tag: string;
  confidence: number;
  isSure: boolean;
}

export interface AgentResult {
  action: "answer" | "ask" | "hand-off";
  text: string;
  sources: Source[];
  /** 0 to 1. */
  confidence: number;
  /** Why it handed off (or what kind of answer it is); null for a plain answer. */
  reason: string | null;
  tags: TagGuess[];
  passages: PassageScore[];
  ms: number;
  /** What in the visitor's words, or in the settings, led to it; for the team alone. */
  because?: string;
  /** Details to ask for. With `handOff` the handoff of that reason waits for them (H6); `continues`: the agent goes on with them. */
  form?: { form: Form; handOff: string | null; continues?: true };
}

/** Something that happened outside people's lanes and the server rules on alone. */
export type SystemIntent =
  | { kind: "release-member"; id: string; member: string }
  | { kind: "end-patience"; id: string };

export type Intent = VisitorEntry | TeamEntry | AgentCommit | SystemIntent;
