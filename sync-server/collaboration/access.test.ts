import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { muteConsole } from "../testing/mute-console.ts";
import { RawClient, statesIn, types } from "../testing/raw-client.ts";
import { type Rig, startRig } from "../testing/rig.ts";
import { logRows } from "../testing/stored-state.ts";

let rig: Rig;
let vera: { id: string; visitor: string; token: string };
let theo: string;
let theoToken: string;
const clients: RawClient[] = [];

beforeAll(async () => {
  muteConsole();
  rig = await startRig();
  vera = await rig.addConversation();
  theo = rig.addMember("Theo");
  theoToken = await rig.teamToken(theo);
  const at = rig.now();
  await rig.collaboration.service.addVisitorMessage(vera.id, { id: ulidOf(1), text: "hi", at });
});

afterAll(async () => {
  for (const client of clients) client.leave();
  await rig.stop();
});

function ulidOf(count: number): string {
  return `01J${String(count).padStart(23, "0")}`;
}

function open(document: string): RawClient {
  const client = new RawClient(rig.url, document);
  clients.push(client);
  return client;
}

/** Everything else goes on as if the attacker had not been there. */
async function expectAlive(): Promise<void> {
  const client = open(`c:${vera.id}`);
  expect(await client.join(theoToken)).toMatchObject({ is: "granted" });
  client.leave();
}

describe("[P2] a visitor's token opens its own conversation and nothing else:", () => {
  const others: [string, () => string][] = [
    ["another's conversation", () => `c:${stranger.id}`],
    ["the internal document of its own", () => `n:${vera.id}`],
    ["the draft of its own", () => `d:${vera.id}`],
    ["the workspace's bell", () => `w:${rig.workspace}`],
    ["a segment that is not there", () => `c:${vera.id}~2`],
    ["its own in small letters", () => `c:${vera.id.toLowerCase()}`],
    ["its own in capitals", () => `C:${vera.id}`],
    ["its own after a space", () => ` c:${vera.id}`],
    ["its own before a space", () => `c:${vera.id} `],
    ["its own before a new line", () => `c:${vera.id}\n`],
    ["its own with a path", () => `c:${vera.id}/../n:${vera.id}`],
    ["a conversation that is not there", () => `c:${ulidOf(9)}`],
    ["nothing", () => ""],
    ["a blank", () => " "],
    ["64 kB of name", () => "c".repeat(65_536)],
  ];
  let stranger: { id: string };
  beforeAll(async () => {
    stranger = await rig.addConversation();
  });

  test.each(others)("not %s", async (_name, nameOf) => {
    const client = open(nameOf());
    expect(await client.join(vera.token)).toEqual({ is: "denied", reason: "no-access" });
    expect(rig.collaboration.hocuspocus.documents.has(nameOf())).toBe(false);
    client.leave();
  });

  test.each(["__proto__", "constructor", "toString", "__proto__\0x", "hasOwnProperty\0"])(
    "not %j, and nothing is written into every object's prototype",
    async (name) => {
      const client = open(name);
      await client.untilOpen();
      client.sendToken(vera.token);
      client.stateless("{}");
      await Promise.race([client.untilClosed(), client.until(({ is }) => is === "denied")]);
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(({} as Record<string, unknown>)["providerVersion"]).toBeUndefined();
      client.leave();
      await expectAlive();
    },
  );

  test("and its own by its name", async () => {
    expect(await open(`c:${vera.id}`).join(vera.token)).toEqual({
      is: "granted",
      scope: "read-write",
    });
  });

  test("and what is added behind its own name is another session of it, not another document", async () => {
    await open(`c:${vera.id}\0session`).join(vera.token);
    const names = [...rig.collaboration.hocuspocus.documents.keys()];
    expect(names.filter((name) => name.includes("\0"))).toEqual([]);
  });
});

describe("[P2] a teammate's token", () => {
  test("opens nothing of another workspace", async () => {
    const { tokens } = rig.collaboration;
    const claims = { role: "teammate" as const, sub: theo, sid: `session-${theo}`, name: "Theo" };
    const { token } = await tokens.issue({ ...claims, ws: "elsewhere" });
    for (const name of [`c:${vera.id}`, `n:${vera.id}`, `d:${vera.id}`, `w:${rig.workspace}`])
      expect(await open(name).join(token)).toMatchObject({ is: "denied" });
  });

  test("reads the conversation and may not write it", async () => {
    const client = open(`c:${vera.id}`);
    expect(await client.join(theoToken)).toEqual({ is: "granted", scope: "readonly" });
  });
});

test("[P2] no token, a forged one and one that was cut open nothing", async () => {
  const [head, , signature] = vera.token.split(".") as [string, string, string];
  const body = btoa(JSON.stringify({ role: "teammate", sub: theo, ws: rig.workspace, exp: 9e9 }));
  const unsigned = btoa(JSON.stringify({ alg: "none" }));
  for (const token of [
    "",
    "x",
    vera.token.slice(0, -4),
    `${head}.${body}.${signature}`,
    `${unsigned}.${body}.`,
  ])
    expect(await open(`c:${vera.id}`).join(token)).toEqual({
      is: "denied",
      reason: "token-expired",
    });
});

describe("[P6] frames that are none", () => {
  const frames: [string, Uint8Array | string][] = [
    ["nothing", new Uint8Array(0)],
    ["a name that never ends", Uint8Array.of(255, 255, 255, 255, 15, 1)],
    ["a number that never ends", Uint8Array.from({ length: 64 }, () => 255)],
    ["text", "hello"],
  ];

  test.each(frames)("of %s end their socket and no other", async (_name, frame) => {
    const client = open(`c:${vera.id}`);
    await client.untilOpen();
    client.bytes(frame);
    await client.untilClosed();
    await expectAlive();
  });

  test("of noise change nothing for anybody", async () => {
    const client = open(`c:${vera.id}`);
    await client.join(vera.token);
    for (let seed = 1; seed < 100; seed += 1)
      client.bytes(
        Uint8Array.from({ length: 200 }, (_, index) => (index * seed * 97 + seed) % 256),
      );
    await expectAlive();
    client.leave();
  });

  const messages: [string, number, (encoder: encoding.Encoder) => void][] = [
    ["BroadcastStateless", types.broadcastStateless, (e) => encoding.writeVarString(e, "{}")],
    ["an unknown sync type", types.sync, (e) => writeSync(e, 7)],
    ["a sync without a payload", types.sync, (e) => encoding.writeVarUint(e, 2)],
    ["a sync step that is none", types.sync, (e) => writeSync(e, 0)],
    ["an awareness that is none", types.awareness, (e) => encoding.writeVarUint(e, 9)],
  ];

  test.each(messages)("of %s close the document and reach nobody", async (_name, type, write) => {
    const peer = open(`c:${vera.id}`);
    await peer.join(theoToken);
    const rows = logRows(rig, vera.id);
    const client = open(`c:${vera.id}`);
    await client.join(vera.token);
    peer.heard.length = 0;
    client.frame(type, write);
    await client.until(({ is }) => is === "closed");
    expect(logRows(rig, vera.id)).toBe(rows);
    expect(peer.heard.filter(({ is }) => is === "stateless" || is === "update")).toEqual([]);
    peer.leave();
    client.leave();
  });

  test.each([9, 42, 1e6])("of the unknown type %i are passed over", async (type) => {
    const client = open(`c:${vera.id}`);
    await client.join(vera.token);
    client.frame(type, (encoder) => encoding.writeVarString(encoder, "x"));
    client.sync("step1", Uint8Array.of(0));
    await client.until(({ is }) => is === "step2");
    client.leave();
  });
});

test.each([
  "",
  "null",
  "7",
  "{",
  "[]",
  `{"type":"read"}`,
  `{"type":"read","q":-1}`,
  `{"type":"read","q":1e99}`,
  `{"type":"read","q":"1"}`,
  `{"type":"read","q":0,"more":1}`,
  `{"type":"rows","since":0,"rows":[]}`,
  `{"__proto__":{"type":"read","q":0}}`,
  `{"type":"read","q":0${" ".repeat(3000)}}`,
  "[".repeat(20_000),
])("[P6] a stateless message like %.40s is passed over", async (text) => {
  const client = open(`c:${vera.id}`);
  await client.join(vera.token);
  client.stateless(text);
  client.sync("step1", Uint8Array.of(0));
  await client.until(({ is }) => is === "step2");
  expect(rig.database.sqlite.prepare(`SELECT count(*) AS n FROM cursor WHERE q > 0`).get()).toEqual(
    { n: 0 },
  );
  client.leave();
});

describe("[P8] presence", () => {
  const statesOf = (client: RawClient) =>
    new Map(
      client.heard.flatMap((one) => (one.is === "awareness" ? [...statesIn(one.bytes)] : [])),
    );
  const awareness = () => rig.collaboration.hocuspocus.documents.get(`c:${vera.id}`)?.awareness;

  test("of a visitor is that they type, whatever they say of themselves", async () => {
    const peer = open(`c:${vera.id}`);
    await peer.join(theoToken);
    const client = open(`c:${vera.id}`);
    await client.join(vera.token);
    client.awareness([[31, 1, { typing: true, name: "Dr. Harbor", role: "team", member: theo }]]);
    await peer.until(() => statesOf(peer).has(31));
    expect(statesOf(peer).get(31)).toEqual({ role: "visitor", typing: true });
    client.leave();
    peer.leave();
  });

  test("is one client's: others' ids and three thousand invented ones are dropped and forgotten", async () => {
    const peer = open(`c:${vera.id}`);
    await peer.join(theoToken);
    peer.awareness([[44, 1, { typing: true }]]);
    await peer.until(() => statesOf(peer).has(44));
    const client = open(`c:${vera.id}`);
    await client.join(vera.token);
    client.awareness([
      [33, 1, { typing: true }],
      [44, 99, { typing: false, name: "evil" }],
      ...Array.from({ length: 3000 }, (_, i): [number, number, unknown] => [5001 + 2 * i, 1, {}]),
    ]);
    await peer.until(() => statesOf(peer).has(33));
    client.awareness([[5001, 1, { typing: true }]]);
    client.sync("step1", Uint8Array.of(0));
    await client.until(({ is }) => is === "step2");
    expect([...(awareness()?.getStates().keys() ?? [])].toSorted()).toEqual([33, 44]);
    expect(awareness()?.getStates().get(44)).toEqual({ role: "team", name: "Theo", typing: true });
    client.leave();
    await peer.until(() => statesOf(peer).get(33) === null);
    peer.leave();
    while ((awareness()?.meta.size ?? 0) > 1) await new Promise((resolve) => setImmediate(resolve));
  });

  test("of one teammate is not spoken for by another", async () => {
    const internal = `n:${vera.id}`;
    const first = open(internal);
    await first.join(theoToken);
    first.awareness([[44, 1, { viewing: true, name: "Somebody" }]]);
    const tara = open(internal);
    await tara.join(await rig.teamToken(rig.addMember("Tara")));
    tara.awareness([
      [44, 9, { viewing: false }],
      [46, 1, { viewing: true, secret: "x" }],
    ]);
    await first.until(() => statesOf(first).has(46));
    const states = rig.collaboration.hocuspocus.documents.get(internal)?.awareness.getStates();
    expect(states?.get(44)).toMatchObject({ member: theo, name: "Theo", viewing: true });
    expect(states?.get(46)).toEqual({
      role: "team",
      member: expect.any(String),
      name: "Tara",
      viewing: true,
      typing: false,
      hasDraft: false,
    });
    first.leave();
    tara.leave();
  });
});

function writeSync(encoder: encoding.Encoder, type: number): void {
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, Uint8Array.of(255, 255, 255));
}
