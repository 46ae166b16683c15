import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { forgeries } from "../../shared/document/testing/forgeries.ts";
import { type Forge, honestUpdate } from "../../shared/document/testing/forgeries/forged-update.ts";
import { type ForgedGround, openGround, type Role } from "../testing/forged-ground.ts";
import { muteConsole } from "../testing/mute-console.ts";
import { RawClient } from "../testing/raw-client.ts";
import { type Rig, startRig } from "../testing/rig.ts";
import { defaultSocketLimits } from "./socket.ts";

const plenty = { perSecond: 1e9, burst: 1e9 };
const limits = { ...defaultSocketLimits, messages: plenty, bytes: plenty };
const frames = ["update", "step2"] as const;
const names = Object.entries(forgeries);

let rig: Rig;
beforeAll(async () => {
  muteConsole();
  rig = await startRig({ limits });
});
afterAll(() => rig.stop());

describe.each(["visitor", "teammate"] as Role[])("[P6] from a %s", (role) => {
  describe.each(frames)("in a frame of type %s, nothing comes of", (frame) => {
    let ground: ForgedGround;
    let forger: RawClient;
    beforeAll(async () => {
      ground = await openGround(rig, role);
      forger = new RawClient(rig.url, ground.document);
    });
    afterAll(() => {
      forger.leave();
      ground.leave();
    });

    test.each(names)("%s", async (_name, forge) => {
      await expectNoEffect(ground, async () => {
        await forger.join(ground.token);
        forger.sync(frame, forge(ground.next()));
        const closed = await forger.until(({ is }) => is === "closed" || is === "applied");
        expect(closed).toMatchObject({ is: "closed", reason: /^(reject|resync):/ });
      });
    });

    test("an honest client is taken the same way, so the forgeries fail for what is forged in them", async () => {
      await forger.join(ground.token);
      forger.sync(frame, honestUpdate(ground.next()));
      expect(await forger.until(({ is }) => is === "closed" || is === "applied")).toEqual({
        is: "applied",
        isApplied: true,
      });
    });
  });
});

describe.each(frames)("[P6] over y-websocket, in a frame of type %s, nothing comes of", (frame) => {
  let ground: ForgedGround;
  beforeAll(async () => {
    ground = await openGround(rig, "visitor");
  });
  afterAll(() => ground.leave());

  test.each(names)("%s", async (_name, forge) => {
    await expectNoEffect(ground, async () => {
      const forger = new RawClient(rig.url, ground.document, ground.token);
      await forger.untilOpen();
      forger.sync(frame, (forge as Forge)(ground.next()));
      await forger.untilClosed();
      expect(forger.closeReason).toMatch(/^(reject|resync):/);
    });
  });
});

/** The server's document, its log and its peers are as if nothing had been sent, and who is honest goes on. */
async function expectNoEffect(ground: ForgedGround, attack: () => Promise<void>): Promise<void> {
  const { honest, peer } = ground;
  const state = ground.state();
  const rows = ground.rows();
  peer.heard.length = 0;
  await attack();
  expect(ground.state()).toEqual(state);
  expect(ground.rows()).toBe(rows);
  honest.heard.length = 0;
  honest.sync("update", ground.nextHonest());
  await honest.until(({ is }) => is === "applied");
  const told = Buffer.from(ground.state());
  await peer.until(() => told.equals(seenBy(peer, state)));
  expect(ground.rows()).toBeGreaterThan(rows);
}

/** What a peer that had `before` holds after everything it was told. */
function seenBy(peer: RawClient, before: Uint8Array): Uint8Array {
  const replica = new Y.Doc();
  Y.applyUpdate(replica, before);
  for (const heard of peer.heard) if (heard.is === "update") Y.applyUpdate(replica, heard.bytes);
  return Y.encodeStateAsUpdate(replica);
}
