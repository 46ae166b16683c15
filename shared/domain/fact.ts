import type { Detail, Form } from "./form.ts";
import type { PassageScore, Source, VisitorEntry } from "./intent.ts";

/** Who did something. `name` is filled in by the server on public facts, so that a visitor can read them without a directory. */
export interface Author {
  type: "visitor" | "teammate" | "agent";
  id: string;
  name?: string;
}

export type Mode = "agent" | "waiting" | "human";
export type HeldReason = "written-before" | "human-has-it";
export type RefusalReason =
  | "unknown-kind"
  | "human-has-it"
  | "agent-has-it"
  | "changed"
  | "unknown-member"
  | "unknown-reply"
  | "already-resolved"
  | "not-resolved"
  | "time-is-past"
  | "internal";

/** A fact's place: sequence in the conversation, index within one decision, server time in milliseconds. */
export interface Place {
  q: number;
  i: number;
  ms: number;
}

/** What the visitor may see: lane `f` of the conversation document. */
export type PublicFact =
  | { kind: "message"; id: string; by: Author; text: string; sources?: Source[]; of?: string }
  | { kind: "joined"; id: string; by: Author }
  | { kind: "status"; id: string; to: "agent" | "waiting" | "resolved"; by: Author | null }
  | { kind: "form-asked"; id: string; by: Author; form: Form; continues?: true }
  | (AfterForm & { kind: "details-given"; details: Detail[] })
  | (AfterForm & { kind: "form-skipped" });

interface AfterForm {
  id: string;
  by: Author;
  /** The fact that asked. */
  form: string;
  title: string;
  /** The turn that it gives the agent, where the agent was to go on with the details. */
  turn?: string;
}

/** The server's ruling on one team intent: lane `x` of the internal document; its key is the intent's id. */
export type Outcome = { id: string; by: string } & (
  | { kind: "published" }
  | { kind: "noted" }
  | { kind: "done" }
  | { kind: "held"; why: HeldReason }
  | { kind: "refused"; why: RefusalReason }
  | { kind: "discarded"; of: string }
  | { kind: "snoozed"; until: number }
  | { kind: "tagged"; tag: string }
  | { kind: "untagged"; tag: string }
);

/** What only the team may see and nobody's intent stands for: lane `e` of the internal document. */
export type InternalFact =
  | { kind: "handed-off"; id: string; reason: string; confidence: number | null; of?: string }
  | { kind: "handoff-planned"; id: string; of: string; reason: string; confidence: number | null }
  | {
      kind: "answered";
      id: string;
      of: string;
      confidence: number;
      reason: string | null;
      passages: PassageScore[];
      ms: number;
      because?: string;
    }
  | { kind: "agent-tagged"; id: string; tag: string; confidence: number }
  | { kind: "tag-suggested"; id: string; tag: string; confidence: number }
  | { kind: "assigned"; id: string; to: string | null; by: string };

export type Fact =
  | { lane: "f"; fact: PublicFact }
  | { lane: "x"; fact: Outcome }
  | { lane: "e"; fact: InternalFact };

/** A fact, or a visitor's entry, that has its place in the log. `evolve` folds these. */
export type Recorded = (Fact | { lane: "v"; fact: VisitorEntry }) & { place: Place };
