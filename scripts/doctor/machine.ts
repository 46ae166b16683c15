import { statfsSync } from "node:fs";
import { findChromium } from "../test/chromium.ts";
import { failed, fine, warning, type Finding } from "./check.ts";

const oldestNode = [22, 18] as const;
const scarceBytes = 1_000_000_000;
const tooLittleBytes = 200_000_000;

export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor, wantedMinor] = oldestNode;
  const isRecent = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  return isRecent
    ? fine("Node.js", version)
    : failed("Node.js", `${version} is too old`, "Install Node.js 24.");
}

export function checkDisk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  return judgeFreeBytes(bavail * bsize);
}

export function judgeFreeBytes(bytes: number): Finding {
  const detail = `${(bytes / 1_000_000_000).toFixed(1)} GB free`;
  if (bytes < tooLittleBytes) {
    return failed("Disk", detail, "Free some space: Lobby refuses messages it cannot store.");
  }
  if (bytes < scarceBytes) return warning("Disk", detail, "Free some space soon.");
  return fine("Disk", detail);
}

export function checkChromium(environment: NodeJS.ProcessEnv): Finding {
  const path = findChromium(environment);
  return path
    ? fine("Chromium", path)
    : warning(
        "Chromium",
        "not found; only `npm test` needs it",
        "Run `sudo apt-get install chromium`, or set CHROMIUM_PATH to one.",
      );
}
