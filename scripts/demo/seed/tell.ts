import type { BodyOf } from "../../../shared/browser/entry-writer.ts";
import type { Conversation } from "../../../shared/domain/conversation.ts";
import type { TeamEntry } from "../../../shared/domain/intent.ts";
import { agentOwesAnswer } from "../../../shared/domain/state.ts";
import type { Caller } from "./caller.ts";
import type { Clinic } from "./clinic.ts";
import type { DemoConversation, Step } from "./conversations.ts";
import type { PersonName } from "./people.ts";
import type { Teammate } from "./teammate.ts";

/** Who takes part in the demo conversations: the visitors' side is a program with a key. */
export type Cast = { site: Caller; clinic: Clinic; team: Record<PersonName, Teammate> };

type TeamStep = Exclude<Step, { visitor: string }>;

const hourMs = 3_600_000;

/** Plays one conversation to its end, each step after the one before has settled. */
export async function tell(cast: Cast, { visitor, steps }: DemoConversation): Promise<void> {
  const [opening, ...rest] = steps;
  const { id } = await cast.site.post<{ id: string }>("/api/v1/conversations", {
    visitor,
    text: opening.visitor,
  });
  let said = 1;
  await settle(cast, id, said);
  for (const step of rest) {
    if ("visitor" in step) {
      await cast.site.post(`/api/v1/conversations/${id}/messages`, { text: step.visitor });
      said += 1;
      await settle(cast, id, said);
    } else {
      await cast.team[step.by].act(id, (seen) => intentOf(step, seen, cast.clinic));
    }
  }
}

/** Until so many visitor messages are there and the agent has done its part. */
function settle(cast: Cast, id: string, said: number): Promise<void> {
  return cast.team.olivia.until(id, ({ items, state }) => {
    const fromVisitor = items.filter(
      (item) => item.type === "message" && item.by.type === "visitor",
    );
    return fromVisitor.length >= said && !agentOwesAnswer(state);
  });
}

function intentOf(
  step: TeamStep,
  { seen, state }: Conversation,
  clinic: Clinic,
): BodyOf<TeamEntry> {
  if ("reply" in step) return { kind: "reply", text: step.reply, seen };
  if ("note" in step) return { kind: "note", text: step.note };
  if ("tag" in step) return { kind: "add-tag", tag: clinic.tagOf(step.tag) };
  if ("assignTo" in step) {
    return { kind: "assign", to: clinic.memberOf(step.assignTo), from: state.owner };
  }
  if ("snoozeHours" in step) {
    return { kind: "snooze", until: Date.now() + step.snoozeHours * hourMs };
  }
  return { kind: "resolve" };
}
