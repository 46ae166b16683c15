import { afterEach, beforeEach, expect, test } from "vitest";
import type { Caller } from "../testing/caller.ts";
import { type House, openHouse } from "../testing/house.ts";
import { startVisit } from "../testing/visit.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.stop());

const contact = {
  id: "contact",
  title: "How can we reach you?",
  fields: [{ id: "email", label: "E-mail", kind: "email", isRequired: true }],
};
const rule = {
  id: "complaints",
  name: "Complaints go to people",
  when: [{ is: "key-phrase", phrases: ["complaint"] }],
  effect: { do: "collect", form: "contact" },
};
const order = { id: "order", name: "Order", url: "https://shop.example/orders/{order}" };
const says = (text: string) => ({
  ...rule,
  name: "Where is it",
  effect: { do: "run", action: "order", text },
});

async function clinic() {
  const { owner, workspace } = await house.setUp();
  const { body } = await owner.get("/api/agents");
  const path = `/api/agents/${body[0].id}`;
  const change = (settings: object, version = 1, by: Caller = owner) =>
    by.send("PATCH", path, { body: { version, settings } });
  return { owner, workspace, path, agent: body[0], change };
}

test("an owner reads an agent with the defaults of everything nobody has set", async () => {
  const { agent, owner, path } = await clinic();
  expect(agent).toMatchObject({ version: 1, settings: { threshold: 0.5, rules: [], hours: null } });
  expect((await owner.get(path)).body).toEqual(agent);
});

test("a change keeps what it does not name, and counts", async () => {
  const { change, owner, path } = await clinic();
  expect((await change({ keyPhrases: ["urgent"], threshold: 0.6 })).body.version).toBe(2);
  await owner.send("PATCH", path, {
    body: { version: 2, name: "Ada", settings: { forms: [contact], rules: [rule] } },
  });
  const { body } = await owner.get(path);
  expect(body).toMatchObject({ version: 3, name: "Ada" });
  expect(body.settings).toMatchObject({ threshold: 0.6, keyPhrases: ["urgent"] });
  expect(body.settings.rules[0]).toMatchObject({ id: "complaints", enabled: true, match: "all" });
});

test("a change made on an older version changes nothing and says so", async () => {
  const { change, owner, path } = await clinic();
  await change({ threshold: 0.6 });
  expect(await change({ threshold: 0.7 })).toMatchObject({
    status: 409,
    body: { error: "changed" },
  });
  expect((await owner.get(path)).body.settings.threshold).toBe(0.6);
});

test.each([
  [{ threshold: 2 }, /"threshold" is not accepted/],
  [{ colour: "red" }, /not accepted/],
  [{ rules: [rule] }, /The rule "Complaints go to people" asks for a form that is not there/],
  [{ forms: [contact, contact] }, /"contact" is there twice/],
  [
    { hours: { timeZone: "Mars/Olympus", week: [[], [], [], [], [], [], []] } },
    /must be a time zone/,
  ],
  [
    { hours: { timeZone: "Europe/Berlin", week: [[], [], [], [], [], [], []], holiday: [] } },
    /"hours" is not accepted: Unrecognized key: "holiday"/,
  ],
  [
    { actions: [order], rules: [says("{order} is {Status}")] },
    /The rule "Where is it" says \{Status\}, which its action does not give and no form asks for/,
  ],
  [
    { forms: [{ ...contact, fields: [] }] },
    /The form "How can we reach you\?" needs at least one field/,
  ],
  [
    { rules: [{ ...rule, when: [{ is: "key-phrase", phrases: [] }] }] },
    /The rule "Complaints go to people" needs at least one phrase/,
  ],
])("%j is answered with one sentence and changes nothing", async (settings, sentence) => {
  const { change, owner, path } = await clinic();
  const { status, body } = await change(settings);
  expect(status).toBe(400);
  expect(body.message).toMatch(sentence);
  expect((await owner.get(path)).body.version).toBe(1);
});

test("a rule's text may use what its call needs and gives, what forms ask for and what is known of a visitor", async () => {
  const { change } = await clinic();
  const actions = [{ ...order, picks: [{ name: "status", path: "status" }] }];
  const rules = [says("{name}, order {order} is {status}. We write to {email}.")];
  expect((await change({ actions, rules, forms: [contact] })).status).toBe(200);
});

test("an agent begins with words of danger to life, and keeps none that its team takes out", async () => {
  const { change, owner, path } = await clinic();
  const { body } = await owner.get(path);
  expect(body.settings.safety.phrases).toContain("kill myself");
  await change({ safety: { phrases: [] } });
  expect((await owner.get(path)).body.settings.safety).toEqual({
    phrases: [],
    text: "",
    noticesDanger: true,
  });
});

test("[P2] neither teammates nor strangers nor another workspace's owner see or change an agent", async () => {
  const { owner, workspace, path, change } = await clinic();
  const theo = await house.addMember(owner, workspace, "Theo");
  expect((await theo.caller.get(path)).status).toBe(403);
  expect((await theo.caller.get("/api/agents")).body).toEqual([]);
  expect((await change({ threshold: 0.1 }, 1, theo.caller)).status).toBe(403);
  expect((await house.stranger().get(path)).status).toBe(401);
  expect((await house.stranger().get("/api/agents")).status).toBe(401);
  expect((await owner.get("/api/agents/nobody")).status).toBe(404);
});

test("the agent is offered the tags that it may give, and no other", async () => {
  const { owner, workspace, agent, change } = await clinic();
  const path = `/api/workspaces/${workspace}/tags`;
  const { body: bills } = await owner.post(path, { name: "Bills" });
  await owner.post(path, { name: "Visits" });
  await change({ tags: [bills.id] });
  await (await startVisit(house, agent.widgetKey)).say("Where is my bill?");
  const job = await house.collaboration.jobs.claim(5000, new AbortController().signal);
  expect(job?.tags).toMatchObject([{ name: "Bills" }]);
});

test("an action's signing key is shown once, and its headers go to the worker alone", async () => {
  const { owner, path, change, agent } = await clinic();
  await change({ actions: [order] });
  const secrets = (body: object) => owner.post(`${path}/actions/order/secrets`, body);
  const made = await secrets({ signingKey: "make", headers: { authorization: "Bearer t0ken" } });
  expect(made.body.signingKey).toMatch(/^whsec_/);
  const { body: shown } = await owner.get(path);
  expect(shown.secrets).toEqual({ order: { isSigned: true, headers: ["authorization"] } });
  expect(JSON.stringify(shown)).not.toContain("t0ken");
  expect(JSON.stringify(shown)).not.toContain(made.body.signingKey);
  const stored = house.database.sqlite.prepare(`SELECT sealed FROM agent_secret`).all();
  expect(JSON.stringify(stored)).not.toContain("t0ken");
  await (await startVisit(house, agent.widgetKey)).say("Where is my order?");
  const job = await house.collaboration.jobs.claim(5000, new AbortController().signal);
  expect(job?.actionSecrets).toEqual({
    order: { signingKey: made.body.signingKey, headers: { authorization: "Bearer t0ken" } },
  });
  await secrets({ signingKey: "remove", headers: {} });
  expect((await owner.get(path)).body.secrets).toEqual({});
  expect((await owner.post(`${path}/actions/none/secrets`, {})).status).toBe(404);
  expect(agent.secrets).toEqual({});
});
