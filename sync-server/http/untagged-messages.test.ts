import { afterEach, beforeEach, expect, test } from "vitest";
import type { Caller } from "../testing/caller.ts";
import { type House, openHouse } from "../testing/house.ts";
import { startVisit } from "../testing/visit.ts";

let house: House;
let owner: Caller;
let olive: string;
let workspace: string;
let key: string;
let agent: string;
beforeEach(async () => {
  house = await openHouse();
  ({ owner, id: olive, workspace, widgetKey: key } = await house.setUp());
  agent = (await claimJob("Are you there?")).agent.id;
});
afterEach(() => house.stop());

const post = (path: string, body: unknown, workerKey = house.workerKey) =>
  house.stranger().post(`/internal/jobs/${path}`, body, { authorization: `Bearer ${workerKey}` });

async function untagged(): Promise<string[]> {
  return (await post("untagged", { agent })).body.messages;
}

/** What a visitor says, as the job that a worker is given. */
async function claimJob(text: string) {
  const visit = await startVisit(house, key);
  await visit.say(text);
  return (await post("claim", { wait: 5000 })).body.job;
}

async function addTag(name: string): Promise<string> {
  return (await owner.post(`/api/workspaces/${workspace}/tags`, { name })).body.id;
}

const team = (conversation: string, entry: object) =>
  house.collaboration.service.addTeamEntry(conversation, olive, entry);

test("a worker reads what conversations began with, the latest first, each cut to three hundred characters", async () => {
  const visit = await startVisit(house, key);
  house.advance(1000);
  await visit.say("a".repeat(400));
  await visit.say("And then?");
  expect(await untagged()).toEqual(["a".repeat(300), "Are you there?"]);
});

test("[A10] what a person tagged, or took a tag off, is left out, and what the agent tagged is not", async () => {
  const tag = await addTag("Billing");
  const tagged = await claimJob("Where is my invoice?");
  await team(tagged.conversation, { kind: "add-tag", tag });
  const job = await claimJob("My bill is wrong");
  const { trigger, conversation, epoch, seen } = job;
  const result = {
    action: "answer",
    text: "Please send it to us.",
    sources: [],
    confidence: 0.9,
    reason: null,
    tags: [{ tag, confidence: 0.9, isSure: true }],
    passages: [],
    ms: 1,
  };
  const commit = await post("commit", { trigger, conversation, epoch, seen, result });
  expect(commit.body).toEqual({ outcome: "published" });
  expect((await untagged()).toSorted()).toEqual(["Are you there?", "My bill is wrong"]);
  await team(conversation, { kind: "remove-tag", tag });
  expect(await untagged()).toEqual(["Are you there?"]);
});

test("another agent's conversations, and those of another workspace, are none of its", async () => {
  expect((await post("untagged", { agent: "01J" })).body).toEqual({ messages: [] });
});

test("[A10] a conversation that is gone is gone from the messages", async () => {
  const visit = await startVisit(house, key);
  await visit.say("Forget me");
  expect(await untagged()).toContain("Forget me");
  const { sqlite } = house.database;
  sqlite.prepare(`DELETE FROM conversation WHERE id = ?`).run(visit.conversation);
  expect(await untagged()).toEqual(["Are you there?"]);
});

test("nobody but a worker reads them", async () => {
  expect((await post("untagged", { agent }, "wrong")).status).toBe(401);
});
