import type { CatchUp } from "./catch-up.ts";
import type { Measurement } from "./measure.ts";
import { median, spread } from "./statistics.ts";

/** By server, then scenario: one measurement a round. */
export type Results = Record<string, Record<string, Measurement[]>>;

const columns: [
  title: string,
  scenario: string,
  value: (one: Measurement) => number,
  digits: number,
][] = [
  ["50 pairs p50 ms", "50 pairs at 4/s", ({ p50 }) => p50, 2],
  ["p99", "50 pairs at 4/s", ({ p99 }) => p99, 1],
  ["250 pairs p50 ms", "250 pairs at 4/s", ({ p50 }) => p50, 2],
  ["p99", "250 pairs at 4/s", ({ p99 }) => p99, 1],
  ["saturated messages/s", "50 pairs saturated", ({ perSecond }) => perSecond, 0],
  ["CPU µs/message", "50 pairs saturated", ({ cpuPerMessage }) => cpuPerMessage, 0],
  ["CPU µs/message at 1,000/s", "250 pairs at 4/s", ({ cpuPerMessage }) => cpuPerMessage, 0],
  ["KB/connection", "250 pairs at 4/s", ({ bytesPerConnection }) => bytesPerConnection / 1024, 0],
  ["not seen", "50 pairs saturated", ({ missing }) => missing, 0],
];

/** Medians of the rounds with their spread. */
export function describeResults(results: Results): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(["server", ...columns.map(([title]) => title)]),
    line(["---", ...columns.map(() => "---:")]),
    ...Object.entries(results).map(([name, scenarios]) =>
      line([
        name,
        ...columns.map(([, scenario, value, digits]) =>
          describeCell((scenarios[scenario] ?? []).map(value), digits),
        ),
      ]),
    ),
  ].join("\n");
}

function describeCell(values: number[], digits: number): string {
  if (values.length === 0) return "";
  const middle = median(values).toFixed(digits);
  return values.length < 2 || median(values) === 0
    ? middle
    : `${middle} ±${Math.round(spread(values) * 100)} %`;
}

export function describeCatchUps(catchUps: readonly CatchUp[]): string {
  if (catchUps.length === 0) return "";
  const pull = describeCell(
    catchUps.map(({ pullMs }) => pullMs),
    1,
  );
  const open = describeCell(
    catchUps.map(({ openMs }) => openMs),
    0,
  );
  return [
    `Pull of 1,000 conversations, 60 of them changed: ${pull} ms of the server's time.`,
    `Cold open of 100 conversations of 50 messages over one socket: ${open} ms.`,
  ].join("\n");
}
