import type { Database } from "better-sqlite3";
import type { Chance } from "./chance.ts";
import { openReader, readFeed } from "./checks/truth.ts";
import { type Network, openNetwork } from "./network.ts";
import { Device } from "./people/device.ts";
import { makeList } from "./people/list.ts";
import type { MakeText } from "./people/visitor-acts.ts";
import { makeWitness, type Witness } from "./people/witness.ts";
import { type Host, type HostParts, startHostHere, startHostProcess } from "./server/host.ts";
import type { Settings } from "./settings.ts";
import {
  type Staff,
  type StaffParts,
  startStaffHere,
  startStaffProcesses,
} from "./workers/staff.ts";
import { makeWorld, type Teammate, type Visitor, type World } from "./world.ts";

export interface Stage {
  startHost(parts: HostParts): Promise<Host>;
  startStaff(parts: StaffParts): Staff;
}

export const inProcesses: Stage = { startHost: startHostProcess, startStaff: startStaffProcesses };
export const inThisProcess: Stage = { startHost: startHostHere, startStaff: startStaffHere };

/** Everything a run is played with. */
export interface Play {
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

export async function openPlay(
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

export async function closePlay({ devices, networks, staff, host, reader }: Play): Promise<void> {
  await staff.stop();
  for (const device of devices) device.close();
  await Promise.all(networks.map((network) => network.close()));
  await host.stop();
  reader.close();
}
