import { ulid } from "ulid";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { contents, item, rawUpdate } from "../../shared/document/testing/raw-update.ts";
import { muteConsole } from "../testing/mute-console.ts";
import { RawClient } from "../testing/raw-client.ts";
import { type Rig, startRig } from "../testing/rig.ts";
import { coldDocument, expectConsistent } from "../testing/stored-state.ts";

let rig: Rig;

beforeEach(() => muteConsole());
afterEach(() => rig.stop());

const documents = () => rig.collaboration.hocuspocus.documents;
const stats = () => rig.collaboration.stats();

async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => setImmediate(resolve));
}

async function visit(id: string, token: string): Promise<RawClient> {
  const client = new RawClient(rig.url, `c:${id}`);
  expect(await client.join(token)).toMatchObject({ is: "granted" });
  return client;
}

test("[D6] a document is kept for who comes back, then let go with everything that hung on it", async () => {
  rig = await startRig({ warm: { idleMs: 150, documents: 10 } });
  const { id, token } = await rig.addConversation();
  const first = await visit(id, token);
  await until(() => documents().has(`c:${id}`));
  const document = documents().get(`c:${id}`);
  first.leave();
  await until(() => stats()["connections"] === 0);
  const second = await visit(id, token);
  second.sync("step1", Uint8Array.of(0));
  await second.until(({ is }) => is === "step2");
  expect(documents().get(`c:${id}`)).toBe(document);
  second.leave();
  await until(() => documents().size === 0);
  expect(document?.isDestroyed).toBe(true);
  expect(stats()).toMatchObject({ connections: 0, documents: 0, liveDocuments: 0, open: 0 });
});

test("[D6] no more documents are kept than there is room for", async () => {
  rig = await startRig({ warm: { idleMs: 60_000, documents: 3 } });
  for (let count = 0; count < 8; count += 1) {
    const { id, token } = await rig.addConversation();
    const client = await visit(id, token);
    await until(() => documents().has(`c:${id}`));
    client.leave();
    await until(() => stats()["connections"] === 0);
  }
  await until(() => documents().size <= 3);
  expect(stats()).toMatchObject({ liveDocuments: 3 });
});

test("[F4] whoever joins while a document is let go is applied to the one that lives, or syncs again", async () => {
  rig = await startRig({ warm: { idleMs: 0, documents: 10 } });
  const { id, visitor, token } = await rig.addConversation();
  const said: string[] = [];
  for (let round = 0; round < 40; round += 1) {
    const leaving = await visit(id, token);
    const joining = new RawClient(rig.url, `c:${id}`);
    await joining.untilOpen();
    leaving.leave();
    for (let turn = 0; turn < round % 8; turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
    const key = ulid();
    const entry = { v: 1, id: key, by: visitor, at: 1, kind: "message", text: `round ${round}` };
    const struct = item({ parent: "v", key }, contents.any(entry));
    const update = rawUpdate([{ client: 101 + 2 * round, clock: 0, structs: [struct] }]);
    for (let isApplied = false; !isApplied;) {
      await joining.join(token);
      joining.sync("update", update);
      const answer = await joining.until(({ is }) => is === "applied" || is === "closed");
      isApplied = answer.is === "applied";
      if (!isApplied) expect(answer).toMatchObject({ reason: /^resync:/ });
    }
    said.push(key);
    const live = documents().get(`c:${id}`) as Y.Doc;
    expect(live.getMap("s").has(key)).toBe(true);
    joining.leave();
  }
  expect(Object.keys(coldDocument(rig, `c:${id}`).getMap("s").toJSON()).toSorted()).toEqual(
    said.toSorted(),
  );
  expectConsistent(rig, id);
});

test("[W2] a server that closed holds no document in memory and no timer that keeps the process", async () => {
  rig = await startRig();
  const { id, token } = await rig.addConversation();
  const client = await visit(id, token);
  await until(() => documents().has(`c:${id}`));
  const document = documents().get(`c:${id}`);
  await rig.collaboration.close();
  expect(document?.isDestroyed).toBe(true);
  expect(await client.untilClosed()).toBe(1001);
});
