import { afterEach, beforeEach, expect, test } from "vitest";
import { ulid } from "ulid";
import { type Rig, startRig } from "../testing/rig.ts";
import { makeSearchIndex } from "./search-index.ts";

let rig: Rig;

beforeEach(async () => {
  rig = await startRig();
});

afterEach(() => rig.stop());

function found(words: string): { entry: string; kind: string }[] {
  return rig.database.sqlite
    .prepare<[string], { entry: string; kind: string }>(
      `SELECT entry, kind FROM search WHERE search MATCH ? ORDER BY rowid`,
    )
    .all(words);
}

async function say(conversation: string, text: string): Promise<string> {
  const id = ulid();
  const { service } = rig.collaboration;
  await service.addVisitorMessage(conversation, { id, text, at: rig.now() });
  return id;
}

test("search has every message and note once, however often it is brought up to date", async () => {
  const { id } = await rig.addConversation();
  const member = rig.addMember("Theo");
  const index = makeSearchIndex(rig.database.sqlite);
  const message = await say(id, "Is the harbor clinic open?");
  index.takeAll();
  index.takeAll();
  await rig.collaboration.service.addTeamEntry(id, member, {
    kind: "note",
    text: "harbor opens at nine",
  });
  index.takeAll();
  expect(found("harbor")).toEqual([
    { entry: message, kind: "message" },
    { entry: expect.any(String), kind: "note" },
  ]);
});

test("search goes on after a restart where it stopped, and takes in many in several pieces", async () => {
  const { id } = await rig.addConversation();
  const ids: string[] = [];
  for (let count = 0; count < 300; count += 1) ids.push(await say(id, `harbor ${count}`));
  await rig.restart();
  makeSearchIndex(rig.database.sqlite).takeAll();
  expect(found("harbor").map(({ entry }) => entry)).toEqual(ids);
});
