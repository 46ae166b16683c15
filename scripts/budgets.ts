import { join } from "node:path";
import { budgetsOf, measure, table } from "./budgets/budget.ts";
import { buildStale, viteBuild } from "./build/build-stale.ts";
import { targets } from "./build/target.ts";

const root = join(import.meta.dirname, "..");
const isBuilt = await buildStale({
  root,
  targets,
  isForced: false,
  say: (line) => process.stderr.write(`${line}\n`),
  run: viteBuild,
});
if (isBuilt) {
  const dist = join(root, "dist");
  const measured = budgetsOf(dist).map((budget) => measure(dist, budget));
  const kept = measured.filter(({ isKept }) => isKept).length;
  process.stdout.write(`${table(measured)}\n`);
  process.stdout.write(`${kept} passed, ${measured.length - kept} failed\n`);
  process.exitCode = kept === measured.length ? 0 : 1;
} else {
  process.exitCode = 1;
}
