import { probabilityOf } from "../../agent-worker/confidence/log-odds.ts";

export type LogisticModel = { intercept: number; weights: number[] };

/** Newton's method with an L2 penalty; a dozen rounds reach the optimum to machine precision. */
export function fitLogistic(
  rows: number[][],
  labels: boolean[],
  sampleWeights: number[],
  penalty: number,
): LogisticModel {
  const width = (rows[0]?.length ?? 0) + 1;
  let beta = Array.from({ length: width }, () => 0);
  for (let round = 0; round < 25; round += 1) {
    const gradient = beta.map((value, index) => (index === 0 ? 0 : -penalty * value));
    const hessian = beta.map((_, i) => beta.map((__, j) => (i === j && i > 0 ? penalty : 0)));
    for (const [at, row] of rows.entries()) {
      const input = [1, ...row];
      const chance = probabilityOf(dot(beta, input));
      const weight = sampleWeights[at] ?? 1;
      const error = weight * (Number(labels[at]) - chance);
      const curve = weight * chance * (1 - chance);
      for (let i = 0; i < width; i += 1) {
        gradient[i] = (gradient[i] ?? 0) + error * (input[i] ?? 0);
        const line = hessian[i] ?? [];
        for (let j = 0; j < width; j += 1)
          line[j] = (line[j] ?? 0) + curve * (input[i] ?? 0) * (input[j] ?? 0);
      }
    }
    const step = solve(hessian, gradient);
    beta = beta.map((value, index) => value + (step[index] ?? 0));
  }
  return { intercept: beta[0] ?? 0, weights: beta.slice(1) };
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/** Gaussian elimination with pivoting. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((line, index) => [...line, right[index] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    const pivot = rows
      .slice(column)
      .reduce((best, line) =>
        Math.abs(line[column] ?? 0) > Math.abs(best[column] ?? 0) ? line : best,
      );
    const at = rows.indexOf(pivot);
    [rows[column], rows[at]] = [pivot, rows[column] ?? []];
    for (const [index, line] of rows.entries()) {
      const factor = (line[column] ?? 0) / (pivot[column] || 1e-12);
      if (index === column || factor === 0) continue;
      for (let k = column; k <= size; k += 1) line[k] = (line[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  }
  return rows.map((line, index) => (line[size] ?? 0) / (line[index] || 1e-12));
}
