import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { buildCollaboration } from "../../../sync-server/collaboration/build-collaboration.ts";
import { defaultSocketLimits } from "../../../sync-server/collaboration/socket.ts";
import { openDatabase } from "../../../sync-server/db/open-database.ts";
import { readOrCreateSecrets } from "../../../sync-server/secrets.ts";
import { makeWorld } from "../../simulation/world.ts";
import type { PairAccess } from "../protocol.ts";
import { serve } from "./serve.ts";

/** Lobby's live half with everything it does for a message; only the rate limits are lifted. */
const PAIRS = 250;
const dataDir = process.env["BENCH_DIR"] ?? "";
const world = await makeWorld(dataDir, { conversations: PAIRS, teammates: 1 });
const unlimited = { perSecond: 1e9, burst: 1e9 };
const collaboration = buildCollaboration({
  database: await openDatabase(dataDir),
  secrets: readOrCreateSecrets(dataDir),
  log: pino({ level: "error" }),
  clock: Date.now,
  options: { limits: { ...defaultSocketLimits, messages: unlimited, bytes: unlimited } },
});
const http = createServer();
http.on("upgrade", collaboration.handleUpgrade);
http.listen(0, "127.0.0.1", async () => {
  const [teammate] = world.teammates;
  if (teammate === undefined) throw new Error("nobody is on the team");
  const readerToken = await world.tokenOf(teammate);
  const pairs: PairAccess[] = await Promise.all(
    world.visitors.map(async (visitor) => ({
      document: `c:${visitor.conversation}`,
      by: visitor.id,
      senderToken: await world.tokenOf(visitor),
      readerToken,
    })),
  );
  serve((http.address() as AddressInfo).port, pairs);
});
