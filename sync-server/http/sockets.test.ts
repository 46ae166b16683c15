import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Caller } from "../testing/caller.ts";
import { type House, olive, openHouse } from "../testing/house.ts";
import { join, type Participant } from "../testing/participant.ts";
import { startVisit } from "../testing/visit.ts";

let house: House;
let owner: Caller;
let workspace: string;
let widgetKey: string;
const people: Participant[] = [];
beforeEach(async () => {
  house = await openHouse();
  ({ owner, workspace, widgetKey } = await house.setUp());
});
afterEach(async () => {
  for (const person of people.splice(0)) person.leave();
  await house.stop();
});

const place = () => ({ url: `${house.url.replace("http", "ws")}/sync`, now: house.now });

async function sitDown(caller: Caller, id: string, conversation: string) {
  const { body } = await caller.post(`/api/workspaces/${workspace}/token`);
  const person = join(place(), { id, role: "teammate", token: body.token }, conversation);
  people.push(person);
  await person.until(({ items }) => items.length > 0);
  return person;
}

test("what a visitor writes over the widget's token reaches a member over theirs", async () => {
  const visit = await startVisit(house, widgetKey);
  const { id, token } = { id: visit.visitor.id, token: visit.token };
  const vera = join(place(), { id, role: "visitor", token }, visit.conversation);
  people.push(vera);
  vera.write({ kind: "message", text: "Are you open?" });
  await vera.until(({ items }) => items[0]?.place?.q === 1);
  const theo = await house.addMember(owner, workspace, "Theo");
  const seat = await sitDown(theo.caller, theo.id, visit.conversation);
  seat.write({ kind: "reply", text: "We are.", seen: 1 });
  const seen = await vera.until(({ items }) =>
    items.some(({ type }) => type === "message" && items.length > 2),
  );
  expect(seen.items.at(-1)).toMatchObject({ by: { name: "Theo" }, text: "We are." });
});

test("[P7] signing out closes the session's sockets, and no other session's", async () => {
  const visit = await startVisit(house, widgetKey);
  await visit.say("Are you open?");
  const theo = await house.addMember(owner, workspace, "Theo");
  const elsewhere = house.stranger();
  const { email, password } = theo;
  await elsewhere.post("/api/auth/sign-in/email", { email, password });
  const here = await sitDown(theo.caller, theo.id, visit.conversation);
  const there = await sitDown(elsewhere, theo.id, visit.conversation);
  await theo.caller.post("/api/auth/sign-out");
  await vi.waitFor(() => expect(here.closeReasons).toContain("revoked"), 5000);
  there.write({ kind: "note", text: "still here" });
  await there.until(({ items }) =>
    items.some((item) => item.type === "note" && item.place !== null),
  );
});

test("[P7] removing a member closes all their sockets", async () => {
  const visit = await startVisit(house, widgetKey);
  await visit.say("Are you open?");
  const theo = await house.addMember(owner, workspace, "Theo");
  const seat = await sitDown(theo.caller, theo.id, visit.conversation);
  await owner.send("DELETE", `/api/workspaces/${workspace}/members/${theo.id}`);
  await vi.waitFor(() => expect(seat.closeReasons).toContain("revoked"), 5000);
});

test("[P7] changing the password ends the other sessions and their sockets", async () => {
  const visit = await startVisit(house, widgetKey);
  await visit.say("Are you open?");
  const theo = await house.addMember(owner, workspace, "Theo");
  const elsewhere = house.stranger();
  const { email, password } = theo;
  await elsewhere.post("/api/auth/sign-in/email", { email, password });
  const there = await sitDown(elsewhere, theo.id, visit.conversation);
  const change = { currentPassword: password, newPassword: olive.password };
  const answer = await theo.caller.post("/api/auth/change-password", {
    ...change,
    revokeOtherSessions: true,
  });
  expect(answer.status).toBe(200);
  await vi.waitFor(() => expect(there.closeReasons).toContain("revoked"), 5000);
  expect((await elsewhere.get("/api/me")).status).toBe(401);
  expect((await theo.caller.get("/api/me")).status).toBe(200);
});
