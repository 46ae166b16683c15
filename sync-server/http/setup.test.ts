import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, olive, openHouse } from "../testing/house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.stop());

const request = { workspace: "Harbor Clinic", ...olive };

test("a fresh Lobby asks for its owner, who is signed in at once and owns the workspace", async () => {
  const caller = house.stranger();
  expect((await caller.get("/api/setup")).body).toEqual({ needsOwner: true });
  const { status, body } = await caller.post("/api/setup", request);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    user: { name: olive.name, email: olive.email },
    workspaces: [{ name: "Harbor Clinic", role: "owner" }],
  });
  expect((await caller.get("/api/me")).body).toEqual(body);
  expect((await caller.get("/api/setup")).body).toEqual({ needsOwner: false });
});

test("the first workspace has one agent that answers from the default collection", async () => {
  const { owner, workspace, id } = await house.setUp();
  const { body } = await owner.get(`/api/workspaces/${workspace}`);
  expect(body).toMatchObject({
    name: "Harbor Clinic",
    role: "owner",
    members: [{ id, name: olive.name, email: olive.email, role: "owner" }],
    agents: [{ name: "Harbor Clinic assistant", widgetKey: expect.stringMatching(/^[\w-]{22}$/) }],
    tags: [],
    invitations: [],
  });
  const agent = house.database.sqlite.prepare("SELECT collection FROM agent").get();
  expect(agent).toEqual({ collection: "default" });
});

test("of two first owners at the same moment one wins and the other is told", async () => {
  const answers = await Promise.all([
    house.stranger().post("/api/setup", request),
    house.stranger().post("/api/setup", { ...request, email: "other@harbor.example" }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  const people = house.database.sqlite.prepare("SELECT count(*) AS n FROM user").get();
  expect(people).toEqual({ n: 1 });
});

test("the session cookie is httpOnly and SameSite=Lax, and lives in the database", async () => {
  await house.setUp();
  const { email, password } = olive;
  const { headers } = await house.stranger().post("/api/auth/sign-in/email", { email, password });
  expect(headers.getSetCookie()[0]).toMatch(/^lobby\.session_token=.*HttpOnly; SameSite=Lax/);
  const sessions = house.database.sqlite.prepare("SELECT count(*) AS n FROM session").get();
  expect(sessions).toEqual({ n: 2 });
});

test("a wrong password is answered with one sentence that does not tell which part is wrong", async () => {
  await house.setUp();
  const wrong = { email: olive.email, password: "not her password" };
  const unknown = { email: "nobody@harbor.example", password: "not her password" };
  const answers = await Promise.all(
    [wrong, unknown].map((body) => house.stranger().post("/api/auth/sign-in/email", body)),
  );
  expect(answers.map(({ status }) => status)).toEqual([401, 401]);
  expect(answers[0]?.body).toEqual(answers[1]?.body);
  expect(answers[0]?.body).toEqual({
    error: "invalid-email-or-password",
    message: "Invalid email or password.",
  });
});

test("signing out ends the session at once", async () => {
  const { owner } = await house.setUp();
  expect((await owner.post("/api/auth/sign-out")).status).toBe(200);
  expect((await owner.get("/api/me")).body).toEqual({
    error: "not-signed-in",
    message: "Sign in to go on: there is no session, or it has ended.",
  });
});

test("the session of somebody who comes back lasts another month, with its cookie", async () => {
  const { owner } = await house.setUp();
  const expiry = () =>
    Date.parse(
      house.database.sqlite.prepare("SELECT expiresAt FROM session").pluck().get() as string,
    );
  const { sqlite } = house.database;
  const inTenDays = new Date(Date.now() + 10 * 24 * 3600 * 1000).toISOString();
  sqlite.prepare("UPDATE session SET expiresAt = ?").run(inTenDays);
  const { headers } = await owner.get("/api/me");
  expect(headers.getSetCookie()[0]).toContain("Max-Age=2592000");
  expect(expiry()).toBeGreaterThan(Date.now() + 29 * 24 * 3600 * 1000);
});

test("sign-in attempts from one address are limited with a sentence and a time to wait", async () => {
  await house.stop();
  house = await openHouse({ SIGN_INS_PER_MINUTE: "3" });
  await house.setUp();
  const attempt = () =>
    house.stranger().post("/api/auth/sign-in/email", {
      email: olive.email,
      password: "not her password",
    });
  for (let tries = 0; tries < 3; tries += 1) expect((await attempt()).status).toBe(401);
  const { status, body, headers } = await attempt();
  expect(status).toBe(429);
  expect(body).toEqual({
    error: "too-many-requests",
    message: "Too many requests: wait 60 seconds and try again.",
  });
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
});
