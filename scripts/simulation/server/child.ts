import { z } from "zod";
import { makeFaults } from "./faults.ts";
import { startServer } from "./start-server.ts";

const childSettingsSchema = z.object({
  dataDir: z.string(),
  port: z.number(),
  leaseMs: z.number(),
  burstMs: z.number(),
  compactAt: z.number(),
  faults: z.object({
    seed: z.number(),
    item: z.number(),
    commit: z.number(),
    load: z.number(),
    death: z.number(),
    lagMs: z.number(),
    clockJumpMs: z.number(),
  }),
});

/** A sync server that may end itself; started anew by its parent, ended with it. */
const settings = childSettingsSchema.parse(JSON.parse(process.env["SIMULATION"] ?? "{}"));
const { faults } = settings;
const jump = ((faults.seed % 1000) / 500 - 1) * faults.clockJumpMs;
process.on("disconnect", () => process.exit(0));
await startServer({
  ...settings,
  clock: () => Math.round(Date.now() + jump),
  injected: makeFaults(faults, () => process.kill(process.pid, "SIGKILL")),
});
process.send?.("ready");
