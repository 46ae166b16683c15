import { afterAll, beforeAll, expect, test } from "vitest";
import { ulid } from "ulid";
import { createOwner } from "../accounts/workspace.ts";
import { hashPassword } from "better-auth/crypto";
import type { Caller } from "../testing/caller.ts";
import { type House, olive, openHouse } from "../testing/house.ts";
import { startVisit } from "../testing/visit.ts";

let house: House;
let owner: Caller;
let workspace: string;
let widgetKey: string;
let theo: Awaited<ReturnType<House["addMember"]>>;
beforeAll(async () => {
  house = await openHouse();
  ({ owner, workspace, widgetKey } = await house.setUp());
  theo = await house.addMember(owner, workspace, "Theo");
});
afterAll(() => house.stop());

const evil = { origin: "https://evil.example" };

test("a page of another site cannot change anything with somebody's cookies", async () => {
  const path = `/api/workspaces/${workspace}`;
  const attempts: [string, string, unknown?][] = [
    ["POST", `${path}/tags`, { name: "Evil" }],
    ["POST", `${path}/invitations`, { email: "evil@evil.example" }],
    ["POST", `${path}/token`],
    ["POST", `${path}/pull`, { documents: {} }],
    ["PATCH", `${path}/members/${theo.id}`, { role: "admin" }],
    ["DELETE", `${path}/members/${theo.id}`],
    ["POST", "/api/auth/sign-out", {}],
    ["POST", "/api/auth/sign-in/email", { email: olive.email, password: olive.password }],
    ["POST", "/api/setup", { workspace: "Evil", ...olive }],
    ["POST", "/api/invitations/x/accept", { password: olive.password }],
  ];
  for (const headers of [
    evil,
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ]) {
    for (const [method, url, body] of attempts) {
      const answer = await owner.send(method, url, { body, headers });
      expect({ url, status: answer.status, error: answer.body.error }).toEqual({
        url,
        status: 403,
        error: "foreign-origin",
      });
    }
  }
  expect((await owner.get(path)).body).toMatchObject({ tags: [], members: [{}, {}] });
});

test("a page that reached this machine under another name is foreign as well", async () => {
  const { port } = new URL(house.url);
  const rebound = { origin: `http://evil.example:${port}`, host: `evil.example:${port}` };
  const { statusCode } = await house.app.inject({
    method: "POST",
    url: "/api/setup",
    headers: rebound,
    payload: { workspace: "Evil", ...olive },
  });
  expect(statusCode).toBe(403);
});

test("Lobby's own pages may, under each name of this machine", async () => {
  for (const host of ["127.0.0.1", "localhost"]) {
    const { statusCode } = await house.app.inject({
      method: "POST",
      url: "/api/auth/sign-in/email",
      headers: { origin: `http://${host}:8080`, host: `${host}:8080` },
      payload: { email: olive.email, password: olive.password },
    });
    expect(statusCode).toBe(200);
  }
});

test("[P2] another workspace's people, list, documents and tokens do not exist for a member", async () => {
  const visit = await startVisit(house, widgetKey);
  await visit.say("a secret of Harbor");
  const password = "otto's password";
  const other = createOwner(
    house.database,
    {
      workspace: "Other",
      owner: {
        name: "Otto",
        email: "otto@other.example",
        passwordHash: await hashPassword(password),
      },
    },
    house.now(),
  );
  if (!other.ok) throw new Error(other.problem);
  const otto = house.stranger();
  await otto.post("/api/auth/sign-in/email", { email: "otto@other.example", password });
  const theirs = `/api/workspaces/${workspace}`;
  const own = `/api/workspaces/${other.value.id}`;
  const answers = await Promise.all([
    otto.get(theirs),
    otto.get(`${theirs}/feed`),
    otto.get(`${theirs}/search?q=secret`),
    otto.post(`${theirs}/token`),
    otto.post(`${theirs}/pull`, { documents: { [`c:${visit.conversation}`]: 0 } }),
    otto.post(`${theirs}/tags`, { name: "x" }),
    otto.post(`${theirs}/invitations`, { email: "x@other.example" }),
    otto.send("PATCH", `${own}/members/${theo.id}`, { body: { role: "admin" } }),
    otto.send("DELETE", `${own}/members/${theo.id}`),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  const documents = { [`c:${visit.conversation}`]: 0, [`n:${visit.conversation}`]: 0 };
  expect((await otto.post(`${own}/pull`, { documents })).body).toEqual({ documents: {} });
  expect((await otto.get(`${own}/feed`)).body.rows).toEqual([]);
  expect((await otto.get(`${own}/search?q=secret`)).body.hits).toEqual([]);
});

test("without a session every workspace address is answered 401", async () => {
  const path = `/api/workspaces/${workspace}`;
  const nobody = house.stranger();
  const forged = { cookie: "lobby.session_token=abc.def" };
  const answers = await Promise.all([
    nobody.get("/api/me"),
    nobody.get(path, forged),
    nobody.get(`${path}/feed`),
    nobody.get(`${path}/search?q=x`),
    nobody.post(`${path}/token`),
    nobody.post(`${path}/pull`, { documents: {} }),
    nobody.post(`${path}/tags`, { name: "x" }),
    nobody.send("DELETE", `${path}/members/${theo.id}`),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401));
});

test.each([
  ["malformed JSON", { raw: "{" }, 400, "bad-json"],
  ["an empty body", { raw: "" }, 400, "bad-json"],
  ["a body over the limit", { raw: JSON.stringify({ q: "x".repeat(300_000) }) }, 413, "too-large"],
  [
    "another kind of body",
    { raw: "x=1", headers: { "content-type": "application/x-www-form-urlencoded" } },
    415,
    "bad-media-type",
  ],
  ["plain text", { raw: "{}", headers: { "content-type": "text/plain" } }, 415, "bad-media-type"],
  ["a poisoned prototype", { raw: '{"__proto__": {"a": 1}}' }, 400, "bad-json"],
])("%s is answered with one clear sentence", async (_what, options, status, error) => {
  const answer = await house.stranger().send("POST", "/api/widget/session", options);
  expect({ status: answer.status, error: answer.body.error }).toEqual({ status, error });
  expect(answer.body.message).toMatch(/^[A-Z][^.]+\.$/);
});

test.each(["/api/nothing", "/internal/nothing", "/api/workspaces", "/api/v1/nothing", "/api/%zz"])(
  "an address that does not exist is answered in JSON: %s",
  async (path) => {
    const { status, body } = await owner.get(path);
    expect([400, 404]).toContain(status);
    expect(body).toEqual({ error: expect.any(String), message: expect.stringMatching(/\.$/) });
  },
);

test("a bug is answered without its text", async () => {
  const { sqlite } = house.database;
  const conversation = ulid();
  sqlite
    .prepare("INSERT INTO feed (conversation, workspace, fseq, row) VALUES (?, ?, 99, 'broken')")
    .run(conversation, workspace);
  const { status, body } = await owner.get(`/api/workspaces/${workspace}/feed`);
  sqlite.prepare("DELETE FROM feed WHERE conversation = ?").run(conversation);
  expect(status).toBe(500);
  expect(body).toEqual({
    error: "internal",
    message: "Something went wrong on the server: nothing was lost, try again.",
  });
});

test("answers about people are not kept by caches", async () => {
  const { headers } = await owner.get(`/api/workspaces/${workspace}/feed`);
  expect(headers.get("cache-control")).toBe("no-store");
});
