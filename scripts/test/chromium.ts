import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome"];

/** The browser the journeys run in, or undefined when this machine has none. */
export function findChromium(environment: NodeJS.ProcessEnv): string | undefined {
  const given = environment.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : undefined;
  const folders = ["/usr/bin", ...(environment.PATH ?? "").split(delimiter)];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}

/** Installs Debian's Chromium where this user may; the words tell what to do where not. */
export function installChromium(): string | undefined {
  const prefix = rootPrefix();
  if (!existsSync("/usr/bin/apt-get")) {
    return "There is no Chromium here and this system has no apt-get: install Chromium and set CHROMIUM_PATH to it.";
  }
  if (!prefix) {
    return "There is no Chromium here and this user may not install it: run `sudo apt-get install chromium`, or set CHROMIUM_PATH to one.";
  }
  const apt = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
  const isInstalled =
    run([...apt, "update"]) &&
    run([...apt, "install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"]);
  return isInstalled
    ? undefined
    : "Chromium could not be installed: apt-get's own words are above; run `apt-get install chromium` by hand.";
}

function rootPrefix(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"]).status === 0 ? ["sudo", "-n"] : undefined;
}

function run([command = "", ...args]: string[]): boolean {
  return spawnSync(command, args, { stdio: ["ignore", 2, 2] }).status === 0;
}
