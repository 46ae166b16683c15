import { afterEach, beforeEach, expect, test } from "vitest";
import { ulid } from "ulid";
import { formerOwners } from "../accounts/members.ts";
import { type House, openHouse } from "../testing/house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.stop());

async function team() {
  const { owner, id, workspace } = await house.setUp();
  const path = `/api/workspaces/${workspace}/members`;
  const theo = await house.addMember(owner, workspace, "Theo");
  const ada = await house.addMember(owner, workspace, "Ada", "admin");
  const roleOf = async (member: string) => {
    const { body } = await owner.get(`/api/workspaces/${workspace}`);
    return body.members.find((one: { id: string }) => one.id === member)?.role;
  };
  return { owner, olive: id, workspace, path, theo, ada, roleOf };
}

test("an owner changes roles, an admin those of admins and teammates only", async () => {
  const { owner, olive, path, theo, ada, roleOf } = await team();
  const change = (caller: typeof owner, member: string, role: string) =>
    caller.send("PATCH", `${path}/${member}`, { body: { role } });
  expect((await change(ada.caller, theo.id, "admin")).status).toBe(204);
  expect(await roleOf(theo.id)).toBe("admin");
  expect((await change(ada.caller, theo.id, "owner")).status).toBe(403);
  expect((await change(ada.caller, olive, "teammate")).status).toBe(403);
  expect((await change(owner, theo.id, "owner")).status).toBe(204);
  expect(await roleOf(theo.id)).toBe("owner");
});

test("a teammate changes nobody's role, not even their own", async () => {
  const { path, theo, ada, roleOf } = await team();
  for (const member of [theo.id, ada.id]) {
    const { status } = await theo.caller.send("PATCH", `${path}/${member}`, {
      body: { role: "owner" },
    });
    expect(status).toBe(403);
  }
  expect(await roleOf(theo.id)).toBe("teammate");
});

test("the last owner neither leaves nor gives the role away", async () => {
  const { owner, olive, path, roleOf } = await team();
  const demoted = await owner.send("PATCH", `${path}/${olive}`, { body: { role: "admin" } });
  expect(demoted).toMatchObject({ status: 409, body: { error: "last-owner" } });
  expect((await owner.send("DELETE", `${path}/${olive}`)).status).toBe(409);
  expect(await roleOf(olive)).toBe("owner");
});

test("[P7] a removed member loses the workspace and the conversations go back to waiting", async () => {
  const { owner, workspace, path, theo } = await team();
  const conversation = await aConversationOf(theo.id, workspace);
  expect(await ownerOf(owner, workspace, conversation)).toBe(theo.id);
  const { body: before } = await theo.caller.post(`/api/workspaces/${workspace}/token`);
  expect(before.token).toEqual(expect.any(String));
  expect((await owner.send("DELETE", `${path}/${theo.id}`)).status).toBe(204);
  expect(await ownerOf(owner, workspace, conversation)).toBe(null);
  expect((await theo.caller.post(`/api/workspaces/${workspace}/token`)).status).toBe(404);
  expect((await theo.caller.get("/api/me")).body.workspaces).toEqual([]);
});

test("[P7] a stop between removing a member and releasing what they had is made up for", async () => {
  const { owner, workspace, theo, ada } = await team();
  const conversation = await aConversationOf(theo.id, workspace);
  await aConversationOf(ada.id, workspace);
  expect(formerOwners(house.database)).toEqual([]);
  house.database.sqlite.prepare('DELETE FROM member WHERE "userId" = ?').run(theo.id);
  expect(formerOwners(house.database)).toEqual([{ workspace, member: theo.id }]);
  await house.collaboration.service.releaseMember(workspace, theo.id);
  expect(await ownerOf(owner, workspace, conversation)).toBe(null);
  expect(formerOwners(house.database)).toEqual([]);
});

test("anybody may leave, and only owners remove an owner", async () => {
  const { owner, olive, path, theo, ada } = await team();
  expect((await theo.caller.send("DELETE", `${path}/${ada.id}`)).status).toBe(403);
  expect((await ada.caller.send("DELETE", `${path}/${olive}`)).status).toBe(403);
  expect((await theo.caller.send("DELETE", `${path}/${theo.id}`)).status).toBe(204);
  expect((await owner.send("DELETE", `${path}/${theo.id}`)).status).toBe(404);
});

test("a role that does not exist is refused with one sentence", async () => {
  const { owner, path, theo } = await team();
  const answer = await owner.send("PATCH", `${path}/${theo.id}`, { body: { role: "king" } });
  expect(answer).toMatchObject({ status: 400, body: { error: "bad-request" } });
});

test("a tag has a name of its own, whatever the case of its letters", async () => {
  const { theo, workspace } = await team();
  const path = `/api/workspaces/${workspace}/tags`;
  const { status, body } = await theo.caller.post(path, { name: "Billing" });
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: "Billing", description: "", hue: expect.any(Number) });
  expect((await theo.caller.post(path, { name: "billing" })).status).toBe(409);
  expect((await theo.caller.post(path, { name: " " })).status).toBe(400);
  const info = await theo.caller.get(`/api/workspaces/${workspace}`);
  expect(info.body.tags).toEqual([body]);
});

async function aConversationOf(member: string, workspace: string): Promise<string> {
  const { service } = house.collaboration;
  const { sqlite } = house.database;
  const agent = sqlite.prepare("SELECT id FROM agent").get() as { id: string };
  const [id, visitor] = [ulid(), ulid()];
  sqlite
    .prepare("INSERT INTO visitor (id, workspace, created_at) VALUES (?, ?, 0)")
    .run(visitor, workspace);
  await service.createConversation({ id, workspace, agent: agent.id, visitor, channel: "widget" });
  await service.addVisitorMessage(id, { id: ulid(), text: "Hello?", at: house.now() });
  await service.addTeamEntry(id, member, { kind: "take-over" });
  return id;
}

async function ownerOf(
  caller: {
    get(path: string): Promise<{ body: { rows: { id: string; owner: string | null }[] } }>;
  },
  workspace: string,
  conversation: string,
) {
  const { body } = await caller.get(`/api/workspaces/${workspace}/feed`);
  return body.rows.find(({ id }) => id === conversation)?.owner;
}
