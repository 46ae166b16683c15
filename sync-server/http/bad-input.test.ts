import { afterAll, beforeAll, expect, test } from "vitest";
import { ulid } from "ulid";
import type { Answer, Caller } from "../testing/caller.ts";
import { type House, olive, openHouse } from "../testing/house.ts";

// One house for all: nothing here changes anything in it.
let house: House;
let owner: Caller;
let workspace: string;
let widgetKey: string;
let key: string;
beforeAll(async () => {
  house = await openHouse();
  ({ owner, workspace, widgetKey } = await house.setUp());
  key = await house.makeKey(workspace);
});
afterAll(() => house.stop());

function expectSentence({ status, body }: Answer, wanted: number, about?: string) {
  expect({ status, message: body.message }).toEqual({
    status: wanted,
    message: about === undefined ? expect.stringMatching(/^.+\.$/) : expect.any(String),
  });
  if (about !== undefined)
    expect(body.message).toMatch(new RegExp(`^"${about}" is not accepted: .+\\.$`));
}

test.each([
  "/api/auth/sign-up/email",
  "/api/auth/organization/create",
  "/api/auth/organization/invite-member",
  "/api/auth/organization/update-member-role",
  "/api/auth/organization/remove-member",
  "/api/auth/delete-user",
])("%s is not open: accounts change by Lobby's own rules alone", async (path) => {
  expect((await owner.post(path, {})).status).toBe(404);
});

const setup = { workspace: "Harbor Clinic", ...olive };
test.each([
  [{ ...setup, email: "nonsense" }, "email"],
  [{ ...setup, password: "short" }, "password"],
  [{ ...setup, name: " " }, "name"],
  [{ ...setup, workspace: "x".repeat(101) }, "workspace"],
  [{}, "workspace"],
])("setting up with a bad field is refused with a sentence that names it", async (body, field) => {
  expectSentence(await house.stranger().post("/api/setup", body), 400, field);
});

test.each([
  [{ email: "nonsense", password: "some password" }],
  [{ email: olive.email }],
  [{ email: 5, password: {} }],
  [[]],
  ["text"],
])("signing in with %j is refused with a sentence", async (body) => {
  const answer = await house.stranger().post("/api/auth/sign-in/email", body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body).toEqual({ error: expect.any(String), message: expect.stringMatching(/\.$/) });
});

test.each([
  [{ key: "unknown" }, 404],
  [{}, 400],
  [{ key: 5 }, 400],
  [{ key: "x", more: 1 }, 400],
  [[], 400],
])("a bad widget session request %j is refused with a sentence", async (body, status) => {
  expectSentence(await house.stranger().post("/api/widget/session", body), status);
});

test.each(["01", "x".repeat(26), "../../../etc/passwd", "81ARZ3NDEKTSV4RRFFQ69G5FAV"])(
  "a conversation id must be a ULID, not %s",
  async (id) => {
    const body = { key: widgetKey, visitor: "x", id };
    expect((await house.stranger().post("/api/widget/conversations", body)).body).toEqual({
      error: "bad-request",
      message: '"id" is not accepted: must be a ULID.',
    });
  },
);

const job = (path: string, body: unknown, workerKey: string) =>
  house.stranger().post(`/internal/jobs/${path}`, body, { authorization: `Bearer ${workerKey}` });

test.each(["", "nonsense"])("the worker's key is asked for: %j", async (workerKey) => {
  for (const path of ["claim", "renew", "commit"])
    expectSentence(await job(path, {}, workerKey), 401);
});

const commit = { trigger: "x", conversation: "y", epoch: 1, seen: 1 };
const result = { action: "answer", text: "Yes.", confidence: 0.9, reason: null, ms: 12 };
const lists = { sources: [], tags: [], passages: [] };
test.each([
  ["claim", { wait: 60_000 }],
  ["claim", { wait: -1 }],
  ["claim", { wait: 0, more: 1 }],
  ["renew", { trigger: "x" }],
  ["commit", commit],
  ["commit", { ...commit, result: { ...result, ...lists, confidence: 2 } }],
  ["commit", { ...commit, result: { ...result, ...lists, text: "" } }],
  ["commit", { ...commit, result: { ...result, ...lists, action: "delete" } }],
])("the worker's %s does not take %j", async (path, body) => {
  expectSentence(await job(path, body, house.workerKey), 400);
});

const bearer = () => ({ authorization: `Bearer ${key}` });
const get = (path: string) => house.stranger().get(`/api/v1${path}`, bearer());
const post = (path: string, body: unknown) =>
  house.stranger().post(`/api/v1${path}`, body, bearer());

test.each([
  [{ text: "" }, "text"],
  [{ text: "   " }, "text"],
  [{ text: "x".repeat(8001) }, "text"],
  [{ text: 5 }, "text"],
  [{ visitor: { email: "nonsense" }, text: "x" }, "visitor.email"],
  [{ visitor: { id: "" }, text: "x" }, "visitor.id"],
  [{ visitor: [], text: "x" }, "visitor"],
])("starting a conversation with a bad field is refused by its name", async (body, field) => {
  expectSentence(await post("/conversations", body), 400, field);
});

test.each(["?limit=0", "?limit=101", "?limit=x", "?state=open", "?cursor=1"])(
  "the list does not take %s",
  async (query) => {
    expectSentence(await get(`/conversations${query}`), 400);
  },
);

test("an unknown conversation is answered 404, a malformed id 400", async () => {
  expectSentence(await get(`/conversations/${ulid()}`), 404);
  expectSentence(await post(`/conversations/${ulid()}/messages`, { text: "x" }), 404);
  expectSentence(await get("/conversations/nonsense"), 400);
});

test.each(["-1", "x", "1.5"])("the feed does not take since=%s", async (since) => {
  expectSentence(await owner.get(`/api/workspaces/${workspace}/feed?since=${since}`), 400, "since");
});

test.each(['" OR 1', "NEAR(a b)", "text:x", "*", "-", "''", "a AND", "^a"])(
  "what a person types is never query syntax: %s",
  async (q) => {
    const path = `/api/workspaces/${workspace}/search?q=${encodeURIComponent(q)}`;
    expect((await owner.get(path)).body).toEqual({ hits: [] });
  },
);

test("a question of more than 200 characters is refused", async () => {
  const path = `/api/workspaces/${workspace}/search?q=${"x".repeat(201)}`;
  expectSentence(await owner.get(path), 400, "q");
});
