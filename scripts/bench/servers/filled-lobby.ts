import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { ulid } from "ulid";
import { buildCollaboration } from "../../../sync-server/collaboration/build-collaboration.ts";
import { openDatabase } from "../../../sync-server/db/open-database.ts";
import { preparePull } from "../../../sync-server/http/pull-routes.ts";
import { readOrCreateSecrets } from "../../../sync-server/secrets.ts";
import { makeWorld, type World } from "../../simulation/world.ts";
import { median } from "../statistics.ts";
import type { FilledReady } from "../catch-up.ts";

/** A Lobby that has seen days of work: 1,000 conversations, a hundred of 50 messages, and nothing in memory. */
const dataDir = process.env["BENCH_DIR"] ?? "";
const [CONVERSATIONS, LONG, MESSAGES, CHANGED] = [1000, 100, 50, 60];
const TEXT = "Where do I park, and is there a lift to the second floor? ".repeat(2);
const world = await makeWorld(dataDir, { conversations: CONVERSATIONS, teammates: 1 });
const pullMs = await fill(world);
const database = await openDatabase(dataDir);
const collaboration = buildCollaboration({
  database,
  secrets: readOrCreateSecrets(dataDir),
  log: pino({ level: "error" }),
  clock: Date.now,
});
const http = createServer();
http.on("upgrade", collaboration.handleUpgrade);
http.listen(0, "127.0.0.1", async () => {
  const [teammate] = world.teammates;
  if (teammate === undefined) throw new Error("nobody is on the team");
  const readerToken = await world.tokenOf(teammate);
  const pairs = world.visitors.slice(0, LONG).map(({ id, conversation }) => ({
    document: `c:${conversation}`,
    by: id,
    senderToken: "",
    readerToken,
  }));
  const { port } = http.address() as AddressInfo;
  const ready: FilledReady = { type: "ready", port, pairs, pullMs };
  process.on("disconnect", () => process.exit(0));
  process.send?.(ready);
});

/** Answers how long the server works on a pull of everything after sixty conversations have gone on. */
async function fill({ visitors, workspace }: World): Promise<number> {
  const filling = await openDatabase(dataDir);
  filling.sqlite.pragma("synchronous = OFF");
  const { service, close } = buildCollaboration({
    database: filling,
    secrets: readOrCreateSecrets(dataDir),
    log: pino({ level: "error" }),
    clock: Date.now,
  });
  const say = ({ conversation }: { conversation: string }) =>
    service.addVisitorMessage(conversation, { id: ulid(), text: TEXT, at: Date.now() });
  for (let count = 0; count < MESSAGES; count += 1)
    await Promise.all(visitors.slice(0, count < 5 ? CONVERSATIONS : LONG).map(say));
  const known = Object.fromEntries(
    visitors.map(({ conversation }, index) => [`c:${conversation}`, index < LONG ? MESSAGES : 5]),
  );
  for (let count = 0; count < 3; count += 1) await Promise.all(visitors.slice(-CHANGED).map(say));
  const pull = preparePull(filling.sqlite);
  const times = Array.from({ length: 21 }, () => {
    const began = performance.now();
    const { documents } = pull(workspace, known);
    if (Object.keys(documents).length !== CHANGED) throw new Error("the pull is not what it was");
    return performance.now() - began;
  });
  await close();
  await filling.close();
  return median(times);
}
