import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildStale, viteBuild } from "./build/build-stale.ts";
import { targets } from "./build/target.ts";

const { values } = parseArgs({ options: { force: { type: "boolean", default: false } } });
const isBuilt = await buildStale({
  root: join(import.meta.dirname, ".."),
  targets,
  isForced: values.force,
  say: (line) => process.stderr.write(`${line}\n`),
  run: viteBuild,
});
process.exitCode = isBuilt ? 0 : 1;
