import { expect, test } from "vitest";
import { upgraded } from "../testing/raw-upgrade.ts";
import { startRig } from "../testing/rig.ts";
import { defaultSocketLimits } from "./socket.ts";

test("[W5] a socket whose other end is gone without a word is ended", async () => {
  const rig = await startRig({ limits: { ...defaultSocketLimits, idleSeconds: 0.2 } });
  const open = () => rig.collaboration.stats()["open"];
  const gone = await upgraded(rig.url, "/sync");
  while (open() !== 1) await new Promise((resolve) => setImmediate(resolve));
  gone.pause();
  while (open() !== 0) await new Promise((resolve) => setImmediate(resolve));
  expect(open()).toBe(0);
  gone.destroy();
  await rig.stop();
});
