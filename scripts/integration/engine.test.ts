import { describe, expect, vi } from "vitest";
import { deliveryOf, textsOf, until, untilLive, untilShown } from "./device.ts";
import { type InboxScene, test } from "./inbox-scene.ts";

vi.setConfig({ testTimeout: 30_000 });

test("a first start fills the list and a thread from the server", async ({
  scene: { laptop, visit, openTab },
}) => {
  const engine = await openTab(laptop);
  await untilLive(engine);
  const [row] = engine.rows.select({ view: "open" });
  expect(row?.preview).toBe("Are you open on Sunday?");
  expect(engine.rows.isUnread(row!)).toBe(true);
  const thread = engine.openThread(visit.conversation);
  await untilShown(thread, (shown) => textsOf(shown).includes("Are you open on Sunday?"));
  thread.markRead();
  expect(engine.rows.isUnread(engine.rows.get(visit.conversation)!)).toBe(false);
  expect(engine.workspace().members.map(({ name }) => name)).toContain("Tara");
});

test("new messages reach list and thread live [W4]", async ({
  scene: { laptop, visit, openTab },
}) => {
  const engine = await openTab(laptop);
  await untilLive(engine);
  const thread = engine.openThread(visit.conversation);
  const before = await untilShown(thread, ({ items }) => items.length > 0);
  await visit.say("Hello?");
  const after = await untilShown(thread, (shown) => textsOf(shown).includes("Hello?"));
  expect(after?.items[0]).toBe(before?.items[0]);
  await until(
    () => engine.rows.get(visit.conversation)?.preview,
    (preview) => preview === "Hello?",
  );
});

test("a reply is shown at once, published, and makes its author the owner [C7]", async ({
  scene: { tara, laptop, visit, openTab },
}) => {
  const engine = await openTab(laptop);
  await untilLive(engine);
  const thread = engine.openThread(visit.conversation);
  await untilShown(thread, ({ items }) => items.length > 0);
  const written = engine.commands.reply(visit.conversation, "Yes, from ten to two.");
  await until(
    () => engine.rows.get(visit.conversation)?.owner,
    (by) => by === tara.id,
  );
  await written;
  await untilShown(thread, (shown) => deliveryOf(shown, "Yes, from ten to two.") === "sent");
  await until(engine.unsent, (count) => count === 0);
  expect(thread.conversation()?.state.owner).toBe(tara.id);
});

test("what is written offline survives a restart of the app and arrives once, in order", async ({
  scene: { network, laptop, visit, openTab },
}) => {
  const first = await openTab(laptop);
  await untilLive(first);
  const warm = first.openThread(visit.conversation);
  await untilShown(warm, ({ items }) => items.length > 0);
  await network.cut();
  await until(first.sync, ({ is }) => is === "offline");
  await first.commands.reply(visit.conversation, "One");
  await first.commands.note(visit.conversation, "Two");
  await first.commands.addTag(visit.conversation, "01J00000000000000000000000");
  expect(first.sync()).toMatchObject({ is: "offline", unsent: 3 });
  await first.dispose();

  const second = await openTab(laptop);
  expect(second.unsent()).toBe(3);
  const thread = second.openThread(visit.conversation);
  await untilShown(thread, (shown) => deliveryOf(shown, "One") === "pending");
  expect(second.rows.get(visit.conversation)?.tags).toEqual(["01J00000000000000000000000"]);
  await until(second.sync, ({ is }) => is === "offline");
  await network.mend();
  laptop.wake();
  await until(second.unsent, (count) => count === 0);
  const shown = await untilShown(thread, (now) => deliveryOf(now, "One") === "sent");
  expect(textsOf(shown)).toEqual(["Are you open on Sunday?", "One", "Two"]);
});

test("two teammates who reply offline: the first accepted wins, the other is held [C8]", async ({
  scene: { house, network, owner, laptop, visit, device, openTab },
}) => {
  const theoMember = await house.addMember(owner.owner, owner.workspace, "Theo");
  const theoDevice = device("theo-phone", theoMember.caller);
  const [hers, his] = [await openTab(laptop), await openTab(theoDevice)];
  const threads = [hers, his].map((engine) => engine.openThread(visit.conversation));
  for (const thread of threads) await untilShown(thread, ({ items }) => items.length > 0);
  await Promise.all([untilLive(hers), untilLive(his)]);
  await network.cut();
  await until(hers.sync, ({ is }) => is === "offline");
  await hers.commands.reply(visit.conversation, "From Tara");
  await his.commands.reply(visit.conversation, "From Theo");
  await network.mend();
  laptop.wake();
  theoDevice.wake();
  await until(
    () => hers.unsent() + his.unsent(),
    (count) => count === 0,
  );
  const ends = await Promise.all(
    threads.map((thread) =>
      untilShown(thread, (shown) =>
        ["From Tara", "From Theo"].every((text) => deliveryOf(shown, text) !== undefined),
      ),
    ),
  );
  for (const shown of ends) {
    const deliveries = ["From Tara", "From Theo"].map((text) => deliveryOf(shown, text));
    expect(deliveries.toSorted()).toEqual(["held", "sent"]);
  }
});

test("an entry typed in a following tab goes out through the leader, and survives the leader's end", async ({
  scene: { laptop, visit, openTab },
}) => {
  const leader = await openTab(laptop);
  await untilLive(leader);
  const follower = await openTab(laptop);
  await untilLive(follower);
  const thread = follower.openThread(visit.conversation);
  await untilShown(thread, ({ items }) => items.length > 0);
  await follower.commands.note(visit.conversation, "Through the leader");
  await untilShown(thread, (shown) => deliveryOf(shown, "Through the leader") === "sent");
  await until(leader.unsent, (count) => count === 0);

  const written = follower.commands.note(visit.conversation, "While the leader goes");
  await leader.dispose();
  await written;
  await untilShown(thread, (shown) => deliveryOf(shown, "While the leader goes") === "sent");
  await until(follower.unsent, (count) => count === 0);
  await untilLive(follower);
});

test("threads never opened are readable after a cold start without a network", async ({
  scene: { network, laptop, visit, openTab },
}) => {
  const first = await openTab(laptop);
  await untilLive(first);
  await until(
    () => first.rows.select({ view: "open" }).length,
    (length) => length === 1,
  );
  await until(laptop.documents, (names) => names.includes(`n:${visit.conversation}`));
  await network.cut();
  await first.dispose();
  const cold = await openTab(laptop);
  const thread = cold.openThread(visit.conversation);
  await untilShown(thread, (shown) => textsOf(shown).includes("Are you open on Sunday?"));
});

describe("[C8] a reply written before the thread is there", () => {
  const preview = "Yes, from ten to two.";

  /** Tara's phone has the list, which shows what the owner said, and nothing of the thread; then it is offline. */
  async function phoneWithoutThread({
    house,
    owner,
    tara,
    network,
    visit,
    device,
    openTab,
  }: InboxScene) {
    const theirs = await openTab(device("desk", owner.owner, { base: house.url }));
    await untilLive(theirs);
    await theirs.commands.reply(visit.conversation, preview);
    await until(theirs.unsent, (count) => count === 0);
    const phone = device("phone", tara.caller, { withheld: "/pull" });
    const hers = await openTab(phone);
    await until(
      () => hers.rows.get(visit.conversation)?.preview,
      (words) => words === preview,
    );
    await network.cut();
    await until(hers.sync, ({ is }) => is === "offline");
    expect(await phone.documents()).toEqual([]);
    return { theirs, hers, phone };
  }

  test("has seen what the list showed", async ({ scene }) => {
    const { network, visit, openThread } = scene;
    const { hers, phone } = await phoneWithoutThread(scene);
    await hers.commands.reply(visit.conversation, "On Saturdays too.", { anyway: true });
    await network.mend();
    phone.wake();
    const thread = await openThread(hers);
    await untilShown(thread, (shown) => deliveryOf(shown, "On Saturdays too.") === "sent");
  });

  test("is held when somebody spoke after that", async ({ scene }) => {
    const { network, visit, openThread } = scene;
    const { theirs, hers, phone } = await phoneWithoutThread(scene);
    await theirs.commands.reply(visit.conversation, "I was wrong: from nine.");
    await until(theirs.unsent, (count) => count === 0);
    await hers.commands.reply(visit.conversation, "On Saturdays too.", { anyway: true });
    await network.mend();
    phone.wake();
    const thread = await openThread(hers);
    await untilShown(thread, (shown) => deliveryOf(shown, "On Saturdays too.") === "held");
  });
});

test("[D5] a text that no server would take is refused at once and changes nothing", async ({
  scene: { laptop, visit, openTab },
}) => {
  const engine = await openTab(laptop);
  await untilLive(engine);
  const { reply, note } = engine.commands;
  await expect(reply(visit.conversation, "x".repeat(8001))).rejects.toThrow("at most 8,000");
  await expect(note(visit.conversation, "  ")).rejects.toThrow("Write something");
  expect(engine.unsent()).toBe(0);
});

test("a long spell offline, more than one update may hold, arrives whole and unrefused [D5]", async ({
  scene: { house, network, laptop, visit, openTab },
}) => {
  const engine = await openTab(laptop);
  await untilLive(engine);
  network.cut();
  for (let count = 0; count < 40; count += 1) {
    await engine.commands.note(visit.conversation, `${count} ${"long ".repeat(1000)}`);
  }
  network.mend();
  await until(
    () => engine.unsent(),
    (unsent) => unsent === 0,
  );
  const notes = house.database.sqlite
    .prepare(`SELECT json FROM entry WHERE document = ? AND lane = 'o' ORDER BY seq`)
    .all(`n:${visit.conversation}`) as { json: string }[];
  const counts = notes.map(({ json }) => Number.parseInt(JSON.parse(json).text, 10));
  expect(counts).toEqual(Array.from({ length: 40 }, (_, count) => count));
});
