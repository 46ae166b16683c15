import type { Database } from "better-sqlite3";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Chance, makeChance } from "./chance.ts";
import { checkLog } from "./checks/log-checks.ts";
import { checkReplicas, checkSecrecy, checkWarm, checkWritten } from "./checks/replica-checks.ts";
import { checkRulings } from "./checks/ruling-checks.ts";
import { countOpenJobs, openReader, readFeed, readTruth } from "./checks/truth.ts";
import { type Network, openNetwork } from "./network.ts";
import { Device } from "./people/device.ts";
import { makeList } from "./people/list.ts";
import { actAsTeammate } from "./people/team-acts.ts";
import { actAsVisitor, type MakeText } from "./people/visitor-acts.ts";
import { makeWitness, type Witness } from "./people/witness.ts";
import { type Host, type HostParts, startHostHere, startHostProcess } from "./server/host.ts";
import type { WarmDocument } from "./server/start-server.ts";
import { type Settings, settingsOf } from "./settings.ts";
import {
  type Staff,
  type StaffParts,
  startStaffHere,
  startStaffProcesses,
} from "./workers/staff.ts";
import { makeWorld, type Teammate, type Visitor, type World } from "./world.ts";

export interface Report {
  seed: number;
  entries: number;
  logged: number;
  serverDeaths: { fromOutside: number; fromInside: number };
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

export interface Stage {
  startHost(parts: HostParts): Promise<Host>;
  startStaff(parts: StaffParts): Staff;
}

export const inProcesses: Stage = { startHost: startHostProcess, startStaff: startStaffProcesses };
export const inThisProcess: Stage = { startHost: startHostHere, startStaff: startStaffHere };

const LONGEST_HEAL_MS = 45_000;

interface Play {
  settings: Settings;
  chance: Chance;
  world: World;
  host: Host;
  staff: Staff;
  devices: Device[];
  networks: Network[];
  witness: Witness;
  reader: Database;
  refused: string[];
  makeText: MakeText;
}

/** Plays one seed: people and machines act and break, everybody comes back, then everything is compared. */
export async function runSeed(
  seed: number,
  milliseconds: number,
  stage: Stage,
  change: Partial<Settings> = {},
): Promise<Report> {
  const chance = makeChance(seed);
  const settings = { ...settingsOf(seed, milliseconds, chance), ...change };
  const dataDir = mkdtempSync(join(tmpdir(), `lobby-simulation-${seed}-`));
  const play = await open(stage, settings, chance, dataDir);
  try {
    await act(play);
    const healMs = await heal(play);
    const report = await compare(play, healMs);
    if (report.violations.length === 0) rmSync(dataDir, { recursive: true, force: true });
    return report;
  } finally {
    await close(play);
  }
}

async function open(
  stage: Stage,
  settings: Settings,
  chance: Chance,
  dataDir: string,
): Promise<Play> {
  const world = await makeWorld(dataDir, settings);
  const devices: Device[] = [];
  const wakeAll = () => {
    for (const device of devices) setTimeout(() => device.wake(), chance.between(0, 200)).unref();
  };
  const host = await stage.startHost({ dataDir, settings, chance: chance.fork(), onUp: wakeAll });
  const staff = stage.startStaff({
    workers: settings.workers,
    url: `http://127.0.0.1:${host.port}`,
    key: world.secrets.workerKey,
    leaseMs: settings.leaseMs,
    chance: chance.fork(),
  });
  let texts = 0;
  const makeText: MakeText = (what) => `${what} <${seedWord(settings.seed, ++texts)}>`;
  const play: Play = {
    settings,
    chance,
    world,
    host,
    staff,
    devices,
    networks: [],
    witness: makeWitness(),
    reader: openReader(dataDir),
    refused: [],
    makeText,
  };
  for (const visitor of world.visitors)
    for (let n = 0; n < 1 + chance.whole(3); n += 1)
      devices.push(await addDevice(play, visitor, n));
  for (const [index, teammate] of world.teammates.entries())
    for (let n = 0; n < (index === 0 ? 2 : 1); n += 1)
      devices.push(await addDevice(play, teammate, n));
  return play;
}

/** Distinct, and never part of another. */
function seedWord(seed: number, count: number): string {
  return `${seed}:${count}`;
}

async function addDevice(play: Play, person: Visitor | Teammate, index: number): Promise<Device> {
  const { world, host, chance, witness, reader, refused, networks } = play;
  const network = await openNetwork(() => host.port);
  networks.push(network);
  const who = person.role === "teammate" ? person.name : `visitor ${person.id.slice(-4)}`;
  return new Device({
    label: `${who} device ${index + 1}`,
    person,
    world,
    network,
    witness,
    chance: chance.fork(),
    list:
      person.role === "teammate"
        ? makeList((since) => readFeed(reader, world.workspace, since))
        : null,
    onRefused: (reason) => void refused.push(reason),
  });
}

async function act(play: Play): Promise<void> {
  const { settings, chance, world, devices, host, staff, makeText } = play;
  const end = Date.now() + settings.milliseconds;
  const members = world.teammates.map(({ id }) => id);
  let crash: Promise<void> | null = null;
  while (Date.now() < end) {
    const device = chance.pick(devices);
    const what = chance.next();
    if (what < 0.84) {
      if (device.person.role === "visitor") actAsVisitor(device, chance, makeText);
      else if (chance.is(0.5))
        actAsTeammate(device, chance, makeText, { tags: world.tags, members });
    } else disturb(device, chance);
    if (chance.is(settings.serverKills) && crash === null)
      crash = host.crash().finally(() => {
        crash = null;
      });
    if (chance.is(settings.workerKills)) staff.killOne();
    await wait(chance.between(0, 2 * settings.pauseMs));
  }
  await crash;
}

function disturb(device: Device, chance: Chance): void {
  const what = chance.next();
  if (what < 0.3) {
    device.goOffline();
    setTimeout(() => device.goOnline(), chance.between(50, 1500)).unref();
  } else if (what < 0.55) device.reload(chance.is(0.3));
  else if (what < 0.75) device.network.cut();
  else if (what < 0.9) {
    device.network.hold(chance.between(20, 600));
    if (chance.is(0.6)) device.reload(false);
  } else device.jumpClock();
}

async function heal({ devices, host, reader, settings }: Play): Promise<number> {
  await host.calm();
  const began = Date.now();
  for (const device of devices) {
    device.goOnline();
    device.wake();
  }
  let quietSince = Date.now();
  while (Date.now() - began < LONGEST_HEAL_MS) {
    const isQuiet = devices.every((device) => device.isQuiet()) && countOpenJobs(reader) === 0;
    if (!isQuiet) quietSince = Date.now();
    if (Date.now() - quietSince > settings.burstMs + 400) return quietSince - began;
    await wait(25);
  }
  return LONGEST_HEAL_MS;
}

async function compare(play: Play, healMs: number): Promise<Report> {
  const { devices, host, witness, reader, refused, settings, staff, world } = play;
  const response = await fetch(`http://127.0.0.1:${host.port}/simulation/documents`);
  const warm = (await response.json()) as WarmDocument[];
  const truth = readTruth(reader);
  const written = checkWritten(truth, devices, witness);
  const violations = [
    ...refused.map((reason) => `an honest device was refused: ${reason}`),
    ...checkLog(truth),
    ...truth.conversations.flatMap(checkRulings),
    ...written.problems,
    ...checkReplicas(truth, devices),
    ...checkWarm(truth, warm),
    ...checkSecrecy(truth, devices),
    ...(healMs >= LONGEST_HEAL_MS ? describeUnrest(play) : []),
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
    healMs,
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

async function close({ devices, networks, staff, host, reader }: Play): Promise<void> {
  await staff.stop();
  for (const device of devices) device.close();
  await Promise.all(networks.map((network) => network.close()));
  await host.stop();
  reader.close();
}
