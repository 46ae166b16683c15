/** Samples in milliseconds by what was measured, and what each must be. */
export interface Sampled {
  what: string;
  must: number;
  values: number[];
}

/** Median, slowest and number of each kind of sample. */
export function describeSamples(samples: readonly Sampled[]): string {
  const lines = samples.map(({ what, must, values }) => {
    const sorted = values.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    const slowest = sorted.at(-1) ?? 0;
    return `| ${what} | ${median.toFixed(1)} | ${slowest.toFixed(1)} | ${sorted.length} | ${must} |`;
  });
  return [
    "| inbox, 10,000 rows, ms | median | slowest | n | must |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...lines,
  ].join("\n");
}
