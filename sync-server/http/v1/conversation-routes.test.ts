import { afterEach, beforeEach, expect, test } from "vitest";
import type { Caller } from "../../testing/caller.ts";
import { type House, openHouse } from "../../testing/house.ts";
import { createOwner } from "../../accounts/workspace.ts";

let house: House;
let owner: Caller;
let olive: string;
let workspace: string;
let key: string;
beforeEach(async () => {
  house = await openHouse();
  ({ owner, id: olive, workspace } = await house.setUp());
  key = await house.makeKey(workspace);
});
afterEach(() => house.stop());

const bearer = (own = key) => ({ authorization: `Bearer ${own}` });
const post = (path: string, body: unknown, headers = {}) =>
  house.stranger().post(`/api/v1${path}`, body, { ...bearer(), ...headers });
const get = (path: string, own = key) => house.stranger().get(`/api/v1${path}`, bearer(own));
const start = async (text: string, visitor = {}): Promise<string> =>
  (await post("/conversations", { visitor, text })).body.id;

test("a conversation started over the interface is in the inbox and can be read back", async () => {
  const { status, body } = await post("/conversations", {
    visitor: { id: "crm-17", name: "Vera", email: "vera@example.com" },
    text: "Do you take my plan?",
  });
  expect(status).toBe(201);
  expect((await get(`/conversations/${body.id}`)).body).toEqual({
    id: body.id,
    state: "agent",
    assignee: null,
    tags: [],
    messages: [
      {
        id: expect.any(String),
        from: "visitor",
        author: "Vera",
        text: "Do you take my plan?",
        sources: [],
        acceptedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      },
    ],
    handoff: null,
  });
  const { body: feed } = await owner.get(`/api/workspaces/${workspace}/feed`);
  expect(feed.rows).toMatchObject([
    { id: body.id, channel: "api", visitor: { name: "Vera", email: "vera@example.com" } },
  ]);
});

test("[C20] what is known of the visitor comes with the message, for the rules of the agent and the team", async () => {
  const visitor = { attributes: { plan: "pro", seats: 3, isTrial: false } };
  const id = await start("Do you take my plan?", visitor);
  await post(`/conversations/${id}/messages`, { text: "Hello?", attributes: { seats: null } });
  const job = await house.collaboration.jobs.claim(60_000, new AbortController().signal);
  expect(job?.visitor.attributes).toEqual({ plan: "pro", isTrial: "false" });
  expect(job?.messages.map(({ text }) => text)).toEqual(["Do you take my plan?", "Hello?"]);
  const { body } = await get(`/conversations/${id}`);
  expect(body.attributes).toEqual({ plan: "pro", isTrial: "false" });
  const odd = { visitor: { attributes: { plan: { is: "pro" } } }, text: "Hello?" };
  expect((await post("/conversations", odd)).status).toBe(400);
});

test("the same visitor id is the same person, with the newest name", async () => {
  await start("one", { id: "crm-17", name: "Vera" });
  await start("two", { id: "crm-17", name: "Vera Vance" });
  await start("three");
  const visitors = house.database.sqlite
    .prepare("SELECT external_id, name FROM visitor ORDER BY external_id")
    .all();
  expect(visitors).toEqual([
    { external_id: null, name: null },
    { external_id: "crm-17", name: "Vera Vance" },
  ]);
});

test("answers and replies are read with their authors, notes and held replies are not", async () => {
  const { service, jobs } = house.collaboration;
  const id = await start("When are you open?");
  const job = await jobs.claim(5000, AbortSignal.timeout(8000));
  if (job === null) throw new Error("there was no job");
  const source = { article: "Hours", path: "hours.md", heading: "Hours", quote: "8 to 18" };
  const { trigger, epoch, seen } = job;
  const answer = { confidence: 0.9, reason: null, tags: [], passages: [], ms: 1 };
  const text = "From 8 to 18.";
  await jobs.commit({
    trigger,
    conversation: id,
    epoch,
    seen,
    result: { action: "answer", text, sources: [source], ...answer },
  });
  await service.addTeamEntry(id, olive, { kind: "note", text: "a regular" });
  await service.addTeamEntry(id, olive, { kind: "reply", text: "too early", seen: 1 });
  await service.addTeamEntry(id, olive, { kind: "reply", text: "On Sundays too.", seen: 100 });
  const { body } = await get(`/conversations/${id}`);
  expect(body).toMatchObject({
    state: "human",
    assignee: { id: olive, name: "Olive Owens" },
    messages: [
      { from: "visitor", text: "When are you open?", author: "Visitor" },
      {
        from: "agent",
        author: "Harbor Clinic assistant",
        text,
        sources: [{ article: "Hours", path: "hours.md", heading: "Hours" }],
      },
      { from: "teammate", author: "Olive Owens", text: "On Sundays too.", sources: [] },
    ],
  });
  expect(body.messages).toHaveLength(3);
  expect(JSON.stringify(body)).not.toContain('8 to 18"');
});

test("a handed-off conversation says why, and tags come by name", async () => {
  const { service, jobs } = house.collaboration;
  const { body: tag } = await owner.post(`/api/workspaces/${workspace}/tags`, { name: "Billing" });
  const id = await start("I want to talk to a person");
  const job = await jobs.claim(5000, AbortSignal.timeout(8000));
  if (job === null) throw new Error("there was no job");
  const { trigger, epoch, seen } = job;
  const handOff = { action: "hand-off" as const, text: "One moment.", reason: "requested" };
  const rest = { sources: [], confidence: 1, tags: [], passages: [], ms: 1 };
  const result = { ...handOff, ...rest };
  await jobs.commit({ trigger, conversation: id, epoch, seen, result });
  await service.addTeamEntry(id, olive, { kind: "add-tag", tag: tag.id });
  expect((await get(`/conversations/${id}`)).body).toMatchObject({
    state: "waiting",
    handoff: { reason: "requested" },
    tags: ["Billing"],
  });
});

test("more messages of the visitor join the conversation", async () => {
  const id = await start("one");
  const { status, body } = await post(`/conversations/${id}/messages`, { text: "two" });
  expect(status).toBe(201);
  const { body: read } = await get(`/conversations/${id}`);
  expect(read.messages.map(({ text }: { text: string }) => text)).toEqual(["one", "two"]);
  expect(read.messages[1].id).toBe(body.id);
});

test("the list pages newest first and filters by state", async () => {
  const ids: string[] = [];
  for (const text of ["one", "two", "three"]) {
    ids.unshift(await start(text));
    house.advance(5);
  }
  await house.collaboration.service.addTeamEntry(ids[1] ?? "", olive, { kind: "resolve" });
  const first = (await get("/conversations?limit=2")).body;
  expect(first.conversations.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2));
  const rest = (await get(`/conversations?limit=2&cursor=${first.next}`)).body;
  expect(rest).toMatchObject({ conversations: [{ id: ids[2], preview: "one" }], next: null });
  const resolved = (await get("/conversations?state=resolved")).body;
  expect(resolved.conversations).toMatchObject([{ id: ids[1], state: "resolved" }]);
  expect((await get("/conversations?state=agent")).body.conversations).toHaveLength(2);
});

test("conversations of another workspace do not exist for a key", async () => {
  const id = await start("a secret of Harbor");
  const passwordHash = "-";
  const other = createOwner(
    house.database,
    { workspace: "Other", owner: { name: "Otto", email: "otto@other.example", passwordHash } },
    house.now(),
  );
  if (!other.ok) throw new Error(other.problem);
  const foreign = await house.makeKey(other.value.id);
  expect((await get(`/conversations/${id}`, foreign)).status).toBe(404);
  expect((await get("/conversations", foreign)).body.conversations).toEqual([]);
  const written = await post(`/conversations/${id}/messages`, { text: "hello" }, bearer(foreign));
  expect(written.status).toBe(404);
  expect((await get(`/conversations/${id}`)).body.messages).toHaveLength(1);
});

test("a missing, wrong or revoked key is refused, and the key itself is not stored", async () => {
  const refused = await Promise.all([
    house.stranger().get("/api/v1/conversations"),
    get("/conversations", "lobby_nonsense"),
    get("/conversations", "nonsense"),
    house.stranger().get("/api/v1/conversations", { authorization: `Basic ${key}` }),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  const stored = house.database.sqlite.prepare("SELECT * FROM api_key").all();
  expect(JSON.stringify(stored)).not.toContain(key.slice("lobby_".length));
  await get("/conversations");
  const used = house.database.sqlite.prepare("SELECT last_used_at AS at FROM api_key").get();
  expect(used).toEqual({ at: expect.any(Number) });
  house.database.sqlite.prepare("DELETE FROM api_key").run();
  expect((await get("/conversations")).status).toBe(401);
});

test("a key that asks too often is told to wait", async () => {
  await house.stop();
  house = await openHouse({ API_REQUESTS_PER_MINUTE: "2" });
  ({ workspace } = await house.setUp());
  key = await house.makeKey(workspace);
  await get("/conversations");
  await get("/conversations");
  const { status, headers } = await get("/conversations");
  expect(status).toBe(429);
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
});
