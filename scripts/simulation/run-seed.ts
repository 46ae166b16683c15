import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Chance, makeChance } from "./chance.ts";
import { countOpenJobs } from "./checks/truth.ts";
import type { Device } from "./people/device.ts";
import { actAsTeammate } from "./people/team-acts.ts";
import { actAsVisitor } from "./people/visitor-acts.ts";
import { closePlay, openPlay, type Play, type Stage } from "./play.ts";
import { type Report, reportOn } from "./report.ts";
import { type Settings, settingsOf } from "./settings.ts";

const LONGEST_HEAL_MS = 45_000;

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
  const play = await openPlay(stage, settings, chance, dataDir);
  try {
    await act(play);
    const healMs = await heal(play);
    const report = await reportOn(play, healMs);
    if (report.violations.length === 0) rmSync(dataDir, { recursive: true, force: true });
    return report;
  } finally {
    await closePlay(play);
  }
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

/** Milliseconds until nothing moved any more; null when it never did. */
async function heal({ devices, host, reader, settings }: Play): Promise<number | null> {
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
  return null;
}
