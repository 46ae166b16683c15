import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, olive, openHouse } from "../testing/house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.stop());

const DAY_MS = 24 * 3600 * 1000;
const theo = { name: "Theo", password: "Theo's password" };

async function inviteTheo() {
  const { owner, workspace } = await house.setUp();
  const path = `/api/workspaces/${workspace}/invitations`;
  const { status, body: invited } = await owner.post(path, { email: "Theo@Harbor.example" });
  return {
    owner,
    workspace,
    path,
    status,
    invited,
    accept: `/api/invitations/${invited.id}/accept`,
  };
}

test("without a mail server the inviter gets the link to pass on", async () => {
  const { status, invited, owner, workspace } = await inviteTheo();
  expect(status).toBe(201);
  expect(invited).toEqual({
    id: expect.any(String),
    email: "theo@harbor.example",
    isSent: false,
    link: `${house.url}/invite/${invited.id}`,
  });
  const { body } = await owner.get(`/api/workspaces/${workspace}`);
  expect(body.invitations).toEqual([
    { id: invited.id, email: invited.email, role: "teammate", expiresAt: expect.any(Number) },
  ]);
});

test("the link shows who invites whom to what, and its holder joins and is signed in", async () => {
  const { invited, accept, workspace } = await inviteTheo();
  const caller = house.stranger();
  expect((await caller.get(`/api/invitations/${invited.id}`)).body).toEqual({
    workspace: "Harbor Clinic",
    inviter: olive.name,
    email: "theo@harbor.example",
    hasAccount: false,
  });
  const { status, body } = await caller.post(accept, theo);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    user: { name: "Theo", email: "theo@harbor.example" },
    workspaces: [{ id: workspace, role: "teammate" }],
  });
  expect((await caller.get(`/api/workspaces/${workspace}`)).body.invitations).toEqual([]);
});

test("the link works once, also when it is opened twice at the same moment", async () => {
  const { accept } = await inviteTheo();
  const answers = await Promise.all([
    house.stranger().post(accept, theo),
    house.stranger().post(accept, { ...theo, name: "Somebody else" }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
  expect((await house.stranger().post(accept, theo)).body.error).toBe("used-invitation");
});

test("somebody with an account joins with its password and no other", async () => {
  const { accept, owner } = await inviteTheo();
  await house.stranger().post(accept, theo);
  const second = (await house.database.sqlite.prepare(`SELECT id FROM organization`).get()) as {
    id: string;
  };
  await owner.send(
    "DELETE",
    `/api/workspaces/${second.id}/members/${await idOf("theo@harbor.example")}`,
  );
  const { body: again } = await owner.post(`/api/workspaces/${second.id}/invitations`, {
    email: "theo@harbor.example",
  });
  const path = `/api/invitations/${again.id}`;
  expect((await house.stranger().get(path)).body.hasAccount).toBe(true);
  const wrong = await house.stranger().post(`${path}/accept`, { password: "some other password" });
  expect(wrong).toMatchObject({ status: 401, body: { error: "wrong-password" } });
  const right = await house.stranger().post(`${path}/accept`, { password: theo.password });
  expect(right).toMatchObject({ status: 200, body: { user: { name: "Theo" } } });
});

test("an invitation ends after seven days and works again when it is sent again", async () => {
  const { invited, accept, owner, path, workspace } = await inviteTheo();
  house.advance(7 * DAY_MS + 1000);
  expect(await house.stranger().get(`/api/invitations/${invited.id}`)).toMatchObject({
    status: 410,
    body: { message: "This invitation has expired: ask for a new one." },
  });
  expect((await house.stranger().post(accept, theo)).status).toBe(410);
  expect((await owner.get(`/api/workspaces/${workspace}`)).body.invitations).toEqual([]);
  const renewed = await owner.post(`${path}/${invited.id}/resend`);
  expect(renewed).toMatchObject({ status: 200, body: { id: invited.id } });
  expect((await house.stranger().post(accept, theo)).status).toBe(200);
});

test("a revoked invitation is gone", async () => {
  const { invited, accept, owner, path } = await inviteTheo();
  expect((await owner.send("DELETE", `${path}/${invited.id}`)).status).toBe(204);
  expect((await owner.send("DELETE", `${path}/${invited.id}`)).status).toBe(404);
  expect(await house.stranger().post(accept, theo)).toMatchObject({
    status: 404,
    body: { error: "unknown-invitation" },
  });
});

test("inviting an address again renews its invitation, and a member is not invited", async () => {
  const { invited, owner, path, accept } = await inviteTheo();
  const again = await owner.post(path, { email: "theo@harbor.example", role: "admin" });
  expect(again.body.id).toBe(invited.id);
  const { body } = await house.stranger().post(accept, theo);
  expect(body.workspaces[0].role).toBe("admin");
  expect(await owner.post(path, { email: "theo@harbor.example" })).toMatchObject({
    status: 409,
    body: { error: "already-member" },
  });
});

test("a new member must say a name and a password of ten characters", async () => {
  const { accept } = await inviteTheo();
  const nameless = await house.stranger().post(accept, { password: theo.password });
  expect(nameless).toMatchObject({ status: 400, body: { error: "name-missing" } });
  const short = await house.stranger().post(accept, { ...theo, password: "short" });
  expect(short.status).toBe(400);
});

test("teammates may not invite, renew or revoke, nor see who is invited", async () => {
  const { owner, workspace, path, invited } = await inviteTheo();
  const { caller: tara } = await house.addMember(owner, workspace, "Tara");
  const answers = await Promise.all([
    tara.post(path, { email: "friend@harbor.example" }),
    tara.post(`${path}/${invited.id}/resend`),
    tara.send("DELETE", `${path}/${invited.id}`),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect((await tara.get(`/api/workspaces/${workspace}`)).body.invitations).toEqual([]);
});

test("nobody can be invited as owner", async () => {
  const { owner, path } = await inviteTheo();
  const { status } = await owner.post(path, { email: "x@harbor.example", role: "owner" });
  expect(status).toBe(400);
});

async function idOf(email: string): Promise<string> {
  const row = house.database.sqlite.prepare(`SELECT id FROM user WHERE email = ?`).get(email);
  return (row as { id: string }).id;
}
