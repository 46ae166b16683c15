import type { Conversation, ThreadItem } from "../../shared/domain/conversation.ts";
import type { Detail } from "../../shared/domain/form.ts";
import type { PassageScore } from "../../shared/domain/intent.ts";

/** What a teammate needs to know of a handoff before reading the thread. */
export interface HandoffStory {
  /** What the visitor is after, in their own words: at most two lines. */
  summary: string[];
  details: Detail[];
  /** How often the agent had answered before, and how sure it was the last time. */
  answers: { count: number; confidence: number | null };
  /** What led to it, beside the reason. */
  because: string | null;
  passages: PassageScore[];
}

const LINE_LENGTH = 160;
/** Shorter than this is more likely a greeting or a "yes" than a question. */
const SUBSTANCE = 3;

type Message = Extract<ThreadItem, { type: "message" }>;

/** `of` is the agent's message behind the handoff, `q` the place of the handoff itself. */
export function readHandoff({ items, traces }: Conversation, of: string, q: number): HandoffStory {
  const before = items.filter(({ place }) => place !== null && place.q <= q);
  const messages = before.filter((item): item is Message => item.type === "message");
  const trace = traces[of];
  const answers = messages.flatMap(({ id, sources }) => {
    const one = traces[id];
    return one === undefined || id === of || sources.length === 0 ? [] : [one];
  });
  // A request by the button has no look of its own: what was looked at before it counts.
  const lookedAt = messages.flatMap(({ id }) => traces[id] ?? []);
  return {
    summary: summarise(messages.filter(({ by }) => by.type === "visitor").map(({ text }) => text)),
    details: latestDetails(items),
    answers: { count: answers.length, confidence: answers.at(-1)?.confidence ?? null },
    because: trace?.because ?? null,
    passages: trace?.passages ?? lookedAt.at(-1)?.passages ?? [],
  };
}

/** The first thing of substance and the last thing said, when that is another. */
function summarise(texts: string[]): string[] {
  const lines = texts.map((text) => text.replaceAll(/\s+/g, " ").trim());
  const substantial = lines.filter((line) => line.split(" ").length >= SUBSTANCE);
  const [first = lines[0]] = substantial;
  const last = substantial.at(-1) ?? lines.at(-1);
  const both = [first, last].filter((line) => line !== undefined);
  return [...new Set(both)].map(shorten);
}

function shorten(line: string): string {
  if (line.length <= LINE_LENGTH) return line;
  const cut = line.slice(0, LINE_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), LINE_LENGTH / 2))}…`;
}

/** One value for each field, the last one given; what comes late still counts. */
function latestDetails(items: readonly ThreadItem[]): Detail[] {
  const given = new Map<string, Detail>();
  for (const item of items) {
    if (item.type !== "event" || item.event.kind !== "details-given") continue;
    for (const detail of item.event.details) given.set(detail.field, detail);
  }
  return [...given.values()];
}
