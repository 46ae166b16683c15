import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { compressFolder } from "./compress.ts";
import { replaceFolder } from "./replace-folder.ts";
import { isFresh, markFresh, markStale, sourcesHash, type Target } from "./target.ts";

export type Build = {
  root: string;
  targets: Target[];
  isForced: boolean;
  say: (line: string) => void;
  /** Builds one target into an empty folder; the real one is `viteBuild`. */
  run: (root: string, target: Target, folder: string) => Promise<BuildOutcome>;
};
export type BuildOutcome = { isBuilt: boolean; output: string };

/** Builds what is stale, at the same time; false when one of them failed. What was built before stays in place until then. */
export async function buildStale(build: Build): Promise<boolean> {
  const { root, targets, isForced, say } = build;
  const results = await Promise.all(
    targets.map(async (target) => {
      const hash = sourcesHash(root, target);
      if (!isForced && isFresh(root, target, hash)) return true;
      markStale(root, target);
      say(`Building the ${target.name}`);
      const { isBuilt, output } = await buildInPlace(build, target);
      if (isBuilt) markFresh(root, target, hash);
      else say(`The ${target.name} could not be built:\n${output.trimEnd()}`);
      return isBuilt;
    }),
  );
  return results.every(Boolean);
}

async function buildInPlace({ root, run }: Build, target: Target): Promise<BuildOutcome> {
  let outcome: BuildOutcome = { isBuilt: false, output: "" };
  await replaceFolder(join(root, "dist", dirname(target.output)), async (next) => {
    outcome = await run(root, target, next);
    return outcome.isBuilt;
  });
  return outcome;
}

export function viteBuild(root: string, target: Target, folder: string): Promise<BuildOutcome> {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const child = spawn(
    process.execPath,
    [vite, "build", "--mode", target.mode, "--outDir", folder],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1", FORCE_COLOR: undefined },
    },
  );
  let output = "";
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) compressFolder(folder);
      resolve({ isBuilt: code === 0, output });
    });
  });
}
