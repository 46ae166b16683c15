import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { keepParity } from "../../shared/document/client-id.ts";
import { muteConsole } from "../testing/mute-console.ts";
import { RawClient } from "../testing/raw-client.ts";
import { type Rig, startRig } from "../testing/rig.ts";
import { coldDocument } from "../testing/stored-state.ts";

let rig: Rig;
let conversation: string;
let token: string;
const sockets: HocuspocusProviderWebsocket[] = [];
let fails = 0;

beforeEach(async () => {
  muteConsole();
  fails = 0;
  const beforeCommit = () => {
    if (fails > 0) {
      fails -= 1;
      throw new Error("injected");
    }
  };
  rig = await startRig({ faults: { beforeCommit } });
  conversation = (await rig.addConversation()).id;
  token = await rig.teamToken(rig.addMember("Theo"));
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await rig.stop();
});

const name = () => `d:${conversation}`;

function open(): { doc: Y.Doc; text: Y.Text; closeReasons: string[] } {
  const socket = new HocuspocusProviderWebsocket({
    url: rig.url,
    delay: 50,
    minDelay: 20,
    maxDelay: 200,
    jitter: false,
  });
  sockets.push(socket);
  const doc = new Y.Doc();
  keepParity(doc, "even");
  const closeReasons: string[] = [];
  const provider: HocuspocusProvider = new HocuspocusProvider({
    name: name(),
    document: doc,
    websocketProvider: socket,
    token,
    onClose: ({ event }) => {
      closeReasons.push(event.reason);
      if (event.reason.startsWith("resync:"))
        void provider.sendToken().then(() => provider.startSync());
    },
  });
  provider.attach();
  return { doc, text: doc.getText("draft"), closeReasons };
}

function until({ doc }: { doc: Y.Doc }, is: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!is()) return;
      doc.off("update", check);
      resolve();
    };
    doc.on("update", check);
    check();
  });
}

const stored = () => coldDocument(rig, name()).getText("draft").toJSON();

async function untilStored(text: string): Promise<void> {
  while (stored() !== text) await new Promise((resolve) => setImmediate(resolve));
}

test("[W1] a draft is one text for everybody and survives a restart", async () => {
  const [theo, tara] = [open(), open()];
  theo.text.insert(0, "Dear Vera, ");
  await until(tara, () => tara.text.toJSON() === "Dear Vera, ");
  tara.text.insert(tara.text.length, "we open at 10.");
  await until(theo, () => theo.text.toJSON() === "Dear Vera, we open at 10.");
  theo.text.delete(0, 11);
  await until(tara, () => tara.text.toJSON() === "we open at 10.");
  await untilStored("we open at 10.");
  await rig.restart();
  const late = open();
  await until(late, () => late.text.toJSON() === "we open at 10.");
  late.text.insert(0, "Hello: ");
  await until(theo, () => theo.text.toJSON() === "Hello: we open at 10.");
});

test("[F1] a commit that fails loses nothing of a draft", async () => {
  const theo = open();
  theo.text.insert(0, "one");
  await untilStored("one");
  fails = 1;
  theo.text.insert(3, " two");
  await untilStored("one two");
  expect(theo.closeReasons).toEqual(["resync:storage"]);
});

test("[D5] a draft of any length is compacted, and reads the same", async () => {
  const theo = open();
  let text = "";
  for (let count = 0; count < 210; count += 1) {
    theo.text.insert(count, "x");
    text += "x";
  }
  await untilStored(text);
  await rig.collaboration.writer.settled();
  const rows = () =>
    rig.database.sqlite
      .prepare<[string], { n: number }>(`SELECT count(*) AS n FROM log WHERE document = ?`)
      .get(name())?.n ?? 0;
  while (rows() >= 200) await new Promise((resolve) => setImmediate(resolve));
  expect(stored()).toBe(text);
  theo.text.insert(0, "y");
  await untilStored(`y${text}`);
});

describe("[P3] a draft refuses", () => {
  const raw = async () => {
    const client = new RawClient(rig.url, name());
    expect(await client.join(token)).toMatchObject({ is: "granted" });
    return client;
  };
  const updateOf = (write: (text: Y.Text) => void) => {
    const doc = new Y.Doc();
    write(doc.getText("draft"));
    return Y.encodeStateAsUpdate(doc);
  };
  const refused: [string, () => Uint8Array, string][] = [
    [
      "what is too big",
      () => updateOf((text) => text.insert(0, "x".repeat(70_000))),
      "reject:too-big",
    ],
    ["what is no update", () => Uint8Array.of(1, 2, 3), "reject:malformed"],
    [
      "what rests on something it has not",
      () => {
        const doc = new Y.Doc();
        doc.getText("draft").insert(0, "one");
        const before = Y.encodeStateVector(doc);
        doc.getText("draft").insert(3, "two");
        return Y.encodeStateAsUpdate(doc, before);
      },
      "resync:gap",
    ],
  ];

  test.each(refused)("%s", async (_name, update, reason) => {
    const client = await raw();
    client.sync("update", update());
    expect(await client.until(({ is }) => is === "closed")).toMatchObject({ reason });
    expect(stored()).toBe("");
    client.leave();
  });

  test("more than 256 KiB in all", async () => {
    const client = await raw();
    const doc = new Y.Doc();
    const text = doc.getText("draft");
    for (let part = 0; part < 6; part += 1) {
      const before = Y.encodeStateVector(doc);
      text.insert(text.length, "x".repeat(60_000));
      client.sync("update", Y.encodeStateAsUpdate(doc, before));
    }
    expect(await client.until(({ is }) => is === "closed")).toMatchObject({
      reason: "reject:document-full",
    });
    expect(stored()).toHaveLength(240_000);
    client.leave();
  });

  test("a visitor", async () => {
    const { id, token: visitors } = await rig.addConversation();
    const client = new RawClient(rig.url, `d:${id}`);
    expect(await client.join(visitors)).toEqual({ is: "denied", reason: "no-access" });
    client.leave();
  });
});
