import { afterEach, beforeEach, expect, test } from "vitest";
import { agentJobSchema } from "../../shared/protocol/agent-job.ts";
import type { Caller } from "../testing/caller.ts";
import { tagsForAgent } from "../tags/tags.ts";
import { type House, openHouse } from "../testing/house.ts";
import { startVisit } from "../testing/visit.ts";

let house: House;
let owner: Caller;
let olive: string;
let path: string;
let workspace: string;
let key: string;
beforeEach(async () => {
  house = await openHouse();
  ({ owner, id: olive, workspace, widgetKey: key } = await house.setUp());
  path = `/api/workspaces/${workspace}/tags`;
});
afterEach(() => house.stop());

async function addTag(name: string, fields: object = {}): Promise<string> {
  const { body } = await owner.post(path, { name, ...fields });
  return body.id;
}

const change = (id: string, body: object, caller = owner) =>
  caller.send("PATCH", `${path}/${id}`, { body });
const merge = (id: string, into: string, caller = owner) =>
  caller.post(`${path}/${id}/merge`, { into });

/** The job of a visitor who says `text`. */
async function jobFor(text: string) {
  const visit = await startVisit(house, key);
  await visit.say(text);
  const { body } = await house
    .stranger()
    .post("/internal/jobs/claim", { wait: 5000 }, { authorization: `Bearer ${house.workerKey}` });
  return { visit, job: agentJobSchema.parse(body.job) };
}

const team = (conversation: string, entry: object) =>
  house.collaboration.service.addTeamEntry(conversation, olive, entry);

test("a tag is renamed, coloured, described, given examples and archived", async () => {
  const id = await addTag("Bills");
  const fields = { name: "Billing", description: "Invoices", hue: 12, threshold: null };
  const examples = ["Where is my invoice?"];
  const { status, body } = await change(id, { ...fields, examples });
  expect(status).toBe(200);
  expect(body).toEqual({ id, ...fields, examples, isArchived: false, mergedInto: null });
  await change(id, { isArchived: true });
  expect((await owner.get(path)).body).toEqual([{ ...body, isArchived: true }]);
  await change(id, { isArchived: false });
  expect((await owner.get(path)).body).toEqual([body]);
});

test("what cannot be is refused with one sentence and changes nothing", async () => {
  const id = await addTag("Billing");
  await addTag("Refills");
  expect((await change(id, { name: "refills" })).body).toMatchObject({ error: "exists" });
  expect((await change(id, { hue: 400 })).status).toBe(400);
  expect((await change(id, { threshold: 2 })).status).toBe(400);
  expect((await change("01J", { name: "New" })).status).toBe(404);
  expect((await merge(id, id)).body).toMatchObject({ error: "same-tag" });
  expect((await merge(id, "01J")).status).toBe(404);
  expect((await owner.get(path)).body).toMatchObject([{ name: "Billing" }, { name: "Refills" }]);
});

test("teammates see and make tags; changing and merging them is for those who administer", async () => {
  const { caller } = await house.addMember(owner, workspace, "Theo");
  const [billing, refills] = [await addTag("Billing"), await addTag("Refills")];
  expect((await caller.get(path)).body).toHaveLength(2);
  expect((await change(billing, { name: "Money" }, caller)).status).toBe(403);
  expect((await merge(billing, refills, caller)).status).toBe(403);
  expect((await house.stranger().get(path)).status).toBe(401);
});

test("a tag that is merged into another hands over its examples and its name", async () => {
  const bills = await addTag("Bills", { examples: ["My bill is wrong"] });
  const billing = await addTag("Billing", { examples: ["Where is my invoice?"] });
  const money = await addTag("Money");
  await merge(bills, billing);
  const { body } = await merge(billing, money);
  expect(body.examples).toEqual(["Billing", "Where is my invoice?", "Bills", "My bill is wrong"]);
  const { body: all } = await owner.get(path);
  const standing = Object.fromEntries(
    all.map(({ id, mergedInto }: { id: string; mergedInto: string | null }) => [id, mergedInto]),
  );
  expect(standing).toEqual({ [bills]: money, [billing]: money, [money]: null });
  expect((await owner.post(path, { name: "Bills" })).status).toBe(201);
});

test("a job carries the tags in use, with what teammates tagged and took tags off", async () => {
  const billing = await addTag("Billing", { description: "Invoices", examples: ["My bill?"] });
  const bills = await addTag("Bills");
  await change(await addTag("Old"), { isArchived: true });
  const first = await jobFor("The amount is wrong");
  const second = await jobFor("Where do I park?");
  await team(first.visit.conversation, { kind: "add-tag", tag: bills });
  await team(second.visit.conversation, { kind: "add-tag", tag: billing });
  await team(second.visit.conversation, { kind: "remove-tag", tag: billing });
  await merge(bills, billing);
  const { job } = await jobFor("When are you open?");
  expect(job.tags).toEqual([
    {
      id: billing,
      name: "Billing",
      description: "Invoices",
      threshold: 0.8,
      examples: ["My bill?", "Bills", "The amount is wrong"],
      counterExamples: ["Where do I park?"],
    },
  ]);
});

test("[C14] a tag that a person removed is not offered to the agent for that conversation again", async () => {
  const bills = await addTag("Bills");
  const billing = await addTag("Billing");
  const { visit } = await jobFor("My bill is wrong");
  await team(visit.conversation, { kind: "add-tag", tag: bills });
  await team(visit.conversation, { kind: "remove-tag", tag: bills });
  await merge(bills, billing);
  await team(visit.conversation, { kind: "resolve" });
  expect(tagsForAgent(house.database.sqlite, workspace, [bills])).toEqual([]);
  expect(tagsForAgent(house.database.sqlite, workspace, [])).toMatchObject([{ id: billing }]);
});
