/** A figure of a set; `must` is what it has to reach (docs/measures.md), null where nothing is asked. */
export type Row = {
  set: string;
  figure: string;
  value: number;
  must: number | null;
  isLowerBetter?: boolean;
};

export function higher(
  set: string,
  figure: string,
  value: number,
  must: number | null = null,
): Row {
  return { set, figure, value, must };
}

export function lower(set: string, figure: string, value: number, must: number | null = null): Row {
  return { set, figure, value, must, isLowerBetter: true };
}

/** The figures beside what they must reach; a figure that falls short is marked. */
export function writeTable(rows: Row[]): string {
  const cells = rows.map((row) => [
    row.set,
    row.figure,
    show(row.value),
    row.must === null ? "" : show(row.must),
    mark(row),
  ]);
  const all = [["set", "figure", "value", "must", ""], ...cells];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function mark({ value, must, isLowerBetter = false }: Row): string {
  if (must === null) return "";
  return (isLowerBetter ? value <= must : value >= must) ? "ok" : "short";
}

function show(value: number): string {
  return Math.abs(value) >= 10 ? value.toFixed(0) : value.toFixed(4);
}
