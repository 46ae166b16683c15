import type { Author, Fact } from "./fact.ts";
import { readFormValues } from "./form.ts";
import { handOff } from "./hand-off.ts";
import type { AgentResult, VisitorEntry } from "./intent.ts";
import type { State } from "./state.ts";

type FormEntry = Extract<VisitorEntry, { kind: "answer-form" | "skip-form" }>;

/** H5: the form that is open, filled in as it asks, or skipped where that is allowed; anything else changes nothing. */
export function decideForm(state: State, entry: FormEntry, by: Author): Fact[] {
  const asked = state.form;
  if (asked?.id !== entry.form) return [];
  const { title, isSkippable } = asked.form;
  const goesOn = asked.continues && state.mode === "agent" && state.resolvedBy === null;
  const base = {
    id: `${entry.id}/details`,
    by,
    form: asked.id,
    title,
    ...(goesOn ? { turn: entry.id } : {}),
  };
  if (entry.kind === "skip-form") {
    if (!isSkippable) return [];
    const skipped: Fact = { lane: "f", fact: { kind: "form-skipped", ...base } };
    return [skipped, ...handOffPlanned(state, entry.id, by)];
  }
  const read = readFormValues(asked.form, entry.values);
  if (!read.ok) return [];
  const given: Fact = {
    lane: "f",
    fact: { kind: "details-given", ...base, details: read.value },
  };
  return [given, ...handOffPlanned(state, entry.id, by)]; // H6: before the handoff
}

/** The handoff that waited for a form, now (H7); nothing where none waits any more. */
export function handOffPlanned(state: State, id: string, by: Author | null): Fact[] {
  const { planned } = state;
  if (planned === null || state.mode !== "agent" || state.resolvedBy !== null) return [];
  return handOff(id, planned.reason, planned.confidence, by, planned.of);
}

/** The form that goes with the agent's message, and the handoff that waits for it (H6). */
export function askForm(message: string, by: Author, { form, confidence }: AgentResult): Fact[] {
  if (form === undefined) return [];
  const asked: Fact = {
    lane: "f",
    fact: {
      kind: "form-asked",
      id: `${message}/form`,
      by,
      form: form.form,
      ...(form.continues === true ? { continues: true as const } : {}),
    },
  };
  if (form.handOff === null) return [asked];
  const planned: Fact = {
    lane: "e",
    fact: {
      kind: "handoff-planned",
      id: `${message}/planned`,
      of: message,
      reason: form.handOff,
      confidence,
    },
  };
  return [asked, planned];
}
