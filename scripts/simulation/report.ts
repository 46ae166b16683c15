import { checkLog } from "./checks/log-checks.ts";
import { checkReplicas, checkSecrecy, checkWarm, checkWritten } from "./checks/replica-checks.ts";
import { checkRulings } from "./checks/ruling-checks.ts";
import { readTruth } from "./checks/truth.ts";
import type { Play } from "./play.ts";
import type { Deaths } from "./server/host.ts";
import type { WarmDocument } from "./server/start-server.ts";

export interface Report {
  seed: number;
  entries: number;
  logged: number;
  serverDeaths: Deaths;
  workerKills: number;
  reloads: number;
  offline: number;
  agentReplies: number;
  published: number;
  held: number;
  /** From everybody being online again until all is quiet. */
  healMs: number;
  violations: string[];
  /** Kept when something was violated. */
  dataDir: string;
}

/** Compares everything with everything. `healMs` is null when it never came to rest. */
export async function reportOn(play: Play, healMs: number | null): Promise<Report> {
  const { devices, host, witness, reader, refused, settings, staff, world } = play;
  const response = await fetch(`http://127.0.0.1:${host.port}/simulation/documents`);
  const warm = (await response.json()) as WarmDocument[];
  const truth = readTruth(reader);
  const written = checkWritten(truth, devices, witness);
  const violations = [
    ...(host.deaths.crashes > 0 ? [`the server crashed ${host.deaths.crashes} times`] : []),
    ...refused.map((reason) => `an honest device was refused: ${reason}`),
    ...checkLog(truth),
    ...truth.conversations.flatMap(checkRulings),
    ...written.problems,
    ...checkReplicas(truth, devices),
    ...checkWarm(truth, warm),
    ...checkSecrecy(truth, devices),
    ...(healMs === null ? describeUnrest(play) : []),
  ];
  const facts = truth.conversations.flatMap(({ recorded }) => recorded);
  const messages = facts.flatMap(({ lane, fact }) =>
    lane === "f" && fact.kind === "message" ? [fact.by.type] : [],
  );
  return {
    seed: settings.seed,
    entries: written.written,
    logged: written.logged,
    serverDeaths: host.deaths,
    workerKills: staff.kills,
    reloads: devices.reduce((sum, { counts }) => sum + counts.reloads, 0),
    offline: devices.reduce((sum, { counts }) => sum + counts.offline, 0),
    agentReplies: messages.filter((type) => type === "agent").length,
    published: messages.filter((type) => type === "teammate").length,
    held: facts.filter(({ lane, fact }) => lane === "x" && fact.kind === "held").length,
    healMs: healMs ?? Number.POSITIVE_INFINITY,
    violations,
    dataDir: world.dataDir,
  };
}

function describeUnrest({ devices }: Play): string[] {
  return devices
    .filter((device) => !device.isQuiet())
    .flatMap((device) => [
      `${device.label} never came to rest: ${[...device.replicas.values()]
        .filter((replica) => !replica.isSynced() || replica.unsent().length > 0)
        .map((one) => `${one.name} synced=${one.isSynced()} unsent=${one.unsent().length}`)
        .join("; ")}`,
    ]);
}
