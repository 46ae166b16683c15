export type Samples = Record<string, number[]>;

/** Median, slowest and number of each kind of sample, in milliseconds. */
export function describeSamples(samples: Samples): string {
  const lines = Object.entries(samples).map(([name, values]) => {
    const sorted = values.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    const slowest = sorted.at(-1) ?? 0;
    return `| ${name} | ${median.toFixed(1)} | ${slowest.toFixed(1)} | ${sorted.length} |`;
  });
  return [
    "| inbox, 10,000 rows, ms | median | slowest | n |",
    "| --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
}
