import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type CatchUp, measureCatchUp } from "./catch-up.ts";
import { measure, type Measurement } from "./measure.ts";
import type { Scenario } from "./protocol.ts";
import { peers } from "./server-process.ts";
import { describeCatchUps, describeResults, type Results } from "./table.ts";
import { describeVersions } from "./versions.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "4" },
    only: { type: "string", default: "" },
    json: { type: "string" },
    profile: { type: "string" },
  },
});
const seconds = Number(values.seconds);
const scenarios: Record<string, Scenario> = {
  "50 pairs at 4/s": { kind: "paced", pairs: 50, perSecond: 4, seconds },
  "250 pairs at 4/s": { kind: "paced", pairs: 250, perSecond: 4, seconds },
  "50 pairs saturated": { kind: "saturated", pairs: 50, inFlight: 1, seconds },
};
const nodeArgs =
  values.profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${values.profile}`];
const chosen = peers.filter(({ name }) => name.toLowerCase().includes(values.only.toLowerCase()));
const results: Results = {};

// Rounds are interleaved: whatever else the machine does falls on every server alike.
for (let round = 1; round <= Number(values.rounds); round += 1) {
  for (const [title, scenario] of Object.entries(scenarios)) {
    for (const peer of chosen) {
      process.stderr.write(`round ${round}, ${title}: ${peer.name}\n`);
      const measured: Measurement = await measure(peer, scenario, nodeArgs);
      ((results[peer.name] ??= {})[title] ??= []).push(measured);
    }
  }
}
const catchUps: CatchUp[] = [];
if ("Lobby" in results)
  for (let round = 1; round <= Number(values.rounds); round += 1)
    catchUps.push(await measureCatchUp());
process.stdout.write(
  `${describeVersions()}\n\n${describeResults(results)}\n\n${describeCatchUps(catchUps)}\n`,
);
if (values.json !== undefined)
  writeFileSync(
    values.json,
    JSON.stringify({ versions: describeVersions(), scenarios, results, catchUps }, null, 2),
  );
