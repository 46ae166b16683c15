import type { Report } from "./report.ts";

const SHOWN_VIOLATIONS = 12;

/** One line, and what was violated with what is needed to see it again. */
export function describeReport(report: Report, seconds: number): string {
  const { seed, violations, dataDir } = report;
  if (violations.length === 0) return `seed ${seed}: ${inWords(report)}, nothing violated`;
  return [
    `seed ${seed}: ${inWords(report)}, ${violations.length} VIOLATIONS`,
    ...violations.slice(0, SHOWN_VIOLATIONS).map((violation) => `  ${violation}`),
    `  again: npm run simulate -- --seed ${seed} --seconds ${seconds}; data kept in ${dataDir}`,
  ].join("\n");
}

function inWords({ entries, logged, serverDeaths, agentReplies, healMs }: Report): string {
  const deaths = serverDeaths.fromInside + serverDeaths.fromOutside;
  return `${entries} written, ${logged} stamped, ${deaths} server deaths, ${agentReplies} agent replies, healed in ${(healMs / 1000).toFixed(1)} s`;
}

const columns: [title: string, value: (report: Report) => number | string][] = [
  ["seed", ({ seed }) => seed],
  ["written", ({ entries }) => entries],
  ["stamped", ({ logged }) => logged],
  ["kill -9", ({ serverDeaths }) => serverDeaths.fromOutside],
  ["self-kill", ({ serverDeaths }) => serverDeaths.fromInside],
  ["worker kills", ({ workerKills }) => workerKills],
  ["reloads", ({ reloads }) => reloads],
  ["offline", ({ offline }) => offline],
  ["agent replies", ({ agentReplies }) => agentReplies],
  ["published", ({ published }) => published],
  ["held", ({ held }) => held],
  ["heal s", ({ healMs }) => (healMs / 1000).toFixed(1)],
  ["violations", ({ violations }) => violations.length],
];

/** A Markdown table with the sums as its last row. */
export function describeTable(reports: readonly Report[]): string {
  const rows = reports.map((report) => columns.map(([, value]) => String(value(report))));
  const sums = columns.map(([title, value]) => {
    if (title === "seed") return "all";
    const numbers = reports.map((report) => Number(value(report)));
    if (title === "heal s") return `max ${Math.max(...numbers).toFixed(1)}`;
    return String(numbers.reduce((sum, one) => sum + one, 0));
  });
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(([title]) => title)),
    line(columns.map(() => "---:")),
    ...rows.map(line),
    line(sums),
  ].join("\n");
}
