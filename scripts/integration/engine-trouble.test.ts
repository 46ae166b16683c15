import { expect, vi } from "vitest";
import type { InboxEngine } from "../../client/engine/engine.ts";
import { deliveryOf, textsOf, until, untilLive, untilShown } from "./device.ts";
import { test } from "./inbox-scene.ts";

vi.setConfig({ testTimeout: 30_000 });

test("teammates see who is viewing, typing, and each other's draft [P8]", async ({
  scene: { owner, laptop, visit, device, openTab, openThread },
}) => {
  const [hers, his] = [await openTab(laptop), await openTab(device("phone", owner.owner))];
  const [herThread, hisThread] = [await openThread(hers), await openThread(his)];
  await until(herThread.presence, (present) => present.some(({ isViewing }) => isViewing));
  hisThread.setTyping(true);
  await until(herThread.presence, (present) => present.some(({ isTyping }) => isTyping));
  expect(herThread.presence().map(({ member }) => member)).toEqual([owner.id]);
  hisThread.setTyping(false);
  await until(herThread.presence, (present) => present.every(({ isTyping }) => !isTyping));

  hisThread.draft.set("We open at ten");
  await until(herThread.draft.text, (text) => text === "We open at ten");
  herThread.draft.set("We open at ten on Sundays");
  await until(hisThread.draft.text, (text) => text === "We open at ten on Sundays");
  await his.commands.reply(visit.conversation, hisThread.draft.text());
  await until(herThread.draft.text, (text) => text === "");
  hisThread.close();
  await his.dispose();
  await until(herThread.presence, (present) => present.length === 0);
});

test("who comes back to a thread at once sees who is there, and that it is up to date", async ({
  scene: { owner, laptop, device, openTab, openThread },
}) => {
  const [hers, his] = [await openTab(laptop), await openTab(device("phone", owner.owner))];
  await openThread(his);
  const first = await openThread(hers);
  await until(first.presence, (present) => present.length === 1);
  first.close();
  const second = await openThread(hers);
  await until(second.presence, (present) => present.length === 1);
  await until(second.isCatchingUp, (is) => !is);
});

test("a draft written offline survives a restart and reaches the team", async ({
  scene: { network, owner, laptop, visit, device, openTab, openThread },
}) => {
  const first = await openTab(laptop);
  await untilLive(first);
  await openThread(first);
  await network.cut();
  await until(first.sync, ({ is }) => is === "offline");
  first.openThread(visit.conversation).draft.set("Half a sent");
  await first.dispose();
  const second = await openTab(laptop);
  const thread = await openThread(second);
  await until(thread.draft.text, (text) => text === "Half a sent");
  thread.close();
  await second.dispose();
  await network.mend();

  const third = await openTab(laptop);
  await untilLive(third);
  const theirs = await openTab(device("phone", owner.owner));
  const theirThread = await openThread(theirs);
  await until(theirThread.draft.text, (text) => text === "Half a sent");
});

test("a read cursor moved offline reaches the person's other devices [C15]", async ({
  scene: { network, tara, laptop, visit, device, openTab, openThread },
}) => {
  const [here, there] = [await openTab(laptop), await openTab(device("phone", tara.caller))];
  await Promise.all([untilLive(here), untilLive(there)]);
  const thread = await openThread(here);
  await network.cut();
  await until(here.sync, ({ is }) => is === "offline");
  thread.markRead();
  const isUnread = (engine: InboxEngine) =>
    engine.rows.isUnread(engine.rows.get(visit.conversation)!);
  expect(isUnread(here)).toBe(false);
  expect(isUnread(there)).toBe(true);
  await network.mend();
  laptop.wake();
  await until(
    () => isUnread(there),
    (unread) => !unread,
  );
});

test("an entry the server will never take is given up; those after it get through [F8]", async ({
  scene: { laptop, visit, openTab, openThread },
}) => {
  const engine = await openTab(laptop);
  await untilLive(engine);
  const thread = await openThread(engine);
  await engine.commands.assign(visit.conversation, "");
  await engine.commands.note(visit.conversation, "After the bad one");
  await untilShown(thread, (shown) => deliveryOf(shown, "After the bad one") === "sent");
  await until(engine.unsent, (count) => count === 0);
  expect(engine.givenUp().map(({ entry }) => entry.kind)).toEqual(["assign"]);
  await engine.commands.note(visit.conversation, "And on");
  await untilShown(thread, (shown) => deliveryOf(shown, "And on") === "sent");
});

test("after a backup was restored rows and threads come anew and unsent entries still arrive", async ({
  scene: { house, network, laptop, visit, openTab, openThread },
}) => {
  const engine = await openTab(laptop);
  await untilLive(engine);
  const thread = await openThread(engine);
  await until(laptop.documents, (names) => names.includes(`n:${visit.conversation}`));
  await network.cut();
  await until(engine.sync, ({ is }) => is === "offline");
  await engine.commands.note(visit.conversation, "Written before the restore");
  await engine.commands.note(visit.conversation, "And another");
  house.database.sqlite.prepare("UPDATE workspace_feed SET epoch = epoch + 1").run();
  await network.mend();
  laptop.wake();
  await untilLive(engine);
  const shown = await untilShown(thread, (now) => deliveryOf(now, "And another") === "sent");
  expect(textsOf(shown)).toEqual([
    "Are you open on Sunday?",
    "Written before the restore",
    "And another",
  ]);
  expect(engine.rows.select({ view: "open" })).toHaveLength(1);
});

test("an ended session keeps what is on the device and says so [P7]", async ({
  scene: { network, tara, laptop, visit, openTab, openThread },
}) => {
  const engine = await openTab(laptop);
  await untilLive(engine);
  await openThread(engine);
  await network.cut();
  await engine.commands.note(visit.conversation, "Not sent yet");
  await tara.caller.post("/api/auth/sign-out", {});
  await network.mend();
  laptop.wake();
  await until(engine.sync, ({ is }) => is === "signed-out");
  expect(engine.sync()).toEqual({ is: "signed-out", unsent: 1 });
  expect(engine.rows.select({ view: "open" })).toHaveLength(1);

  await tara.caller.post("/api/auth/sign-in/email", {
    email: tara.email,
    password: tara.password,
  });
  laptop.wake();
  await untilLive(engine);
  await until(engine.unsent, (count) => count === 0);
});

test("signing out asks while something is unsent, then clears every tab and the device", async ({
  scene: { network, tara, laptop, visit, openTab, openThread },
}) => {
  const engine = await openTab(laptop);
  const other = await openTab(laptop);
  await untilLive(engine);
  await openThread(engine);
  await network.cut();
  await engine.commands.note(visit.conversation, "Not sent yet");
  expect(await engine.signOut()).toEqual({ ok: false, problem: { unsent: 1 } });
  expect(await engine.signOut({ isSureToLose: true })).toEqual({ ok: true, value: null });
  await until(other.sync, ({ is }) => is === "signed-out");
  const databases = await indexedDB.databases();
  expect(databases.map(({ name }) => name).filter((name) => name?.includes(tara.id))).toEqual([]);
});

test("searching the server finds what no row shows; without a network it says so", async ({
  scene: { network, laptop, visit, openTab },
}) => {
  await visit.say("And where can I park my bicycle?");
  await visit.say("Thanks");
  const engine = await openTab(laptop);
  await untilLive(engine);
  const found = await engine.searchServer("bicycle");
  expect(found.ok && found.value.hits[0]?.conversation).toBe(visit.conversation);
  await network.cut();
  expect(await engine.searchServer("bicycle")).toEqual({ ok: false, problem: "offline" });
  expect(engine.searchHere("thanks").map(({ id }) => id)).toEqual([visit.conversation]);
  // Messages are found once this device has them and the first search has read them.
  await until(
    () => engine.searchHere("bicycle sunday").map(({ id }) => id),
    (ids) => ids.includes(visit.conversation),
  );
});
