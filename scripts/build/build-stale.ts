import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { compressFolder } from "./compress.ts";
import { isFresh, markFresh, markStale, sourcesHash, type Target } from "./target.ts";

export type Build = {
  root: string;
  targets: Target[];
  isForced: boolean;
  say: (line: string) => void;
  /** Builds one target; the real one is `viteBuild`. */
  run: (root: string, target: Target) => Promise<BuildOutcome>;
};
export type BuildOutcome = { isBuilt: boolean; output: string };

/** Builds what is stale, at the same time; false when one of them failed. */
export async function buildStale({ root, targets, isForced, say, run }: Build): Promise<boolean> {
  const results = await Promise.all(
    targets.map(async (target) => {
      const hash = sourcesHash(root, target);
      if (!isForced && isFresh(root, target, hash)) return true;
      markStale(root, target);
      say(`Building the ${target.name}`);
      const { isBuilt, output } = await run(root, target);
      if (isBuilt) markFresh(root, target, hash);
      else say(`The ${target.name} could not be built:\n${output.trimEnd()}`);
      return isBuilt;
    }),
  );
  return results.every(Boolean);
}

export function viteBuild(root: string, target: Target): Promise<BuildOutcome> {
  const vite = spawn(
    process.execPath,
    [join(root, "node_modules/vite/bin/vite.js"), "build", "--mode", target.mode],
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
  vite.stdout.on("data", keep);
  vite.stderr.on("data", keep);
  return new Promise((resolve, reject) => {
    vite.on("error", reject);
    vite.on("close", (code) => {
      if (code === 0) compressFolder(join(root, "dist", dirname(target.output)));
      resolve({ isBuilt: code === 0, output });
    });
  });
}
