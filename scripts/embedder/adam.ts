import type { BatchGradient } from "./batch-gradient.ts";

const FIRST = 0.9;
const SECOND = 0.999;

/** Adam (Kingma and Ba, 2014) that touches only the rows a batch has seen. */
export class Adam {
  readonly #table: Float32Array;
  readonly #width: number;
  readonly #mean: Float32Array;
  readonly #square: Float32Array;
  #steps = 0;

  constructor(table: Float32Array, width: number) {
    this.#table = table;
    this.#width = width;
    this.#mean = new Float32Array(table.length);
    this.#square = new Float32Array(table.length);
  }

  step({ ids, slopes }: BatchGradient, rate: number): void {
    this.#steps += 1;
    const meanShare = 1 - FIRST ** this.#steps;
    const squareShare = 1 - SECOND ** this.#steps;
    const width = this.#width;
    for (const [index, id] of ids.entries()) {
      for (let column = 0; column < width; column += 1) {
        const at = id * width + column;
        const slope = slopes[index * width + column] as number;
        const mean = FIRST * (this.#mean[at] as number) + (1 - FIRST) * slope;
        const square = SECOND * (this.#square[at] as number) + (1 - SECOND) * slope * slope;
        this.#mean[at] = mean;
        this.#square[at] = square;
        const change = mean / meanShare / (Math.sqrt(square / squareShare) + 1e-8);
        this.#table[at] = (this.#table[at] as number) - rate * change;
      }
    }
  }
}
