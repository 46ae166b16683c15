import { internalDocument } from "../../../shared/document/document-name.ts";
import type { Conversation } from "../../../shared/domain/conversation.ts";
import type { TeamEntry } from "../../../shared/domain/intent.ts";
import type { BodyOf } from "../../../shared/browser/entry-writer.ts";
import type { Chance } from "../chance.ts";
import type { Device } from "./device.ts";
import type { MakeText } from "./visitor-acts.ts";

interface Situation {
  device: Device;
  chance: Chance;
  makeText: MakeText;
  view: Conversation;
  tags: readonly string[];
  members: readonly string[];
}

type Act = (situation: Situation) => BodyOf<TeamEntry> | null;

const reply: Act = ({ chance, makeText, view }) => ({
  kind: "reply",
  text: makeText("Reply"),
  seen: chance.is(0.15) ? Math.max(0, view.seen - chance.whole(6)) : view.seen,
  ...(chance.is(0.15) ? { anyway: true as const } : {}),
});

const replyAgain: Act = ({ device, makeText, view }) => {
  const held = ownHeld(device, view);
  return held === undefined
    ? null
    : { kind: "reply", text: makeText("Again"), seen: view.seen, anyway: true, of: held };
};

const discard: Act = ({ device, view }) => {
  const held = ownHeld(device, view);
  return held === undefined ? null : { kind: "discard", of: held };
};

const assign: Act = ({ chance, view, members }) => ({
  kind: "assign",
  to: chance.is(0.3) ? null : chance.pick(members),
  from: view.shown.resolvedBy === null ? view.shown.owner : null,
});

const snooze: Act = ({ device, chance }) => ({
  kind: "snooze",
  until: device.now() + Math.round(chance.between(-1000, 60_000)),
});

const handBack: Act = () => ({ kind: "hand-back" });

/** How often each is done, and what is written then; null when there is nothing to do it to. */
const acts: [weight: number, act: Act][] = [
  [40, reply],
  [6, replyAgain],
  [4, discard],
  [12, ({ makeText }) => ({ kind: "note", text: makeText("Note") })],
  [8, () => ({ kind: "take-over" })],
  [9, handBack],
  [6, assign],
  [4, () => ({ kind: "resolve" })],
  [3, () => ({ kind: "reopen" })],
  [2, snooze],
  [3, ({ chance, tags }) => ({ kind: "add-tag", tag: chance.pick(tags) })],
  [3, ({ chance, tags }) => ({ kind: "remove-tag", tag: chance.pick(tags) })],
];

const totalWeight = acts.reduce((sum, [weight]) => sum + weight, 0);

export function actAsTeammate(
  device: Device,
  chance: Chance,
  makeText: MakeText,
  world: Pick<Situation, "tags" | "members">,
): void {
  const conversation = chance.pick(device.conversations);
  if (chance.is(0.06)) return device.tellRead(conversation);
  const view = device.see(conversation);
  const situation: Situation = { device, chance, makeText, view, ...world };
  const body = pickAct(situation)(situation);
  if (body !== null) device.write(internalDocument(conversation), body);
}

/** What people have, or could have, they give back often, or the agent would soon have nothing to do. */
function pickAct({ device, chance, view }: Situation): Act {
  const { owner, mode } = view.state;
  if ((owner === device.person.id || mode === "waiting") && chance.is(0.6)) return handBack;
  let left = chance.next() * totalWeight;
  for (const [weight, act] of acts) {
    left -= weight;
    if (left < 0) return act;
  }
  return reply;
}

function ownHeld(device: Device, { state }: Conversation): string | undefined {
  return Object.entries(state.held).find(([, by]) => by === device.person.id)?.[0];
}
