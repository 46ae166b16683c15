import { openDotProducts } from "./dot-product.ts";

/** A vector as bytes: its scale as a 32-bit float, then a signed byte for each number. */
export function packVector(vector: Float32Array): Buffer {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const scale = largest / 127;
  const packed = Buffer.alloc(4 + vector.length);
  packed.writeFloatLE(scale);
  if (scale === 0) return packed;
  const values = new Int8Array(packed.buffer, packed.byteOffset + 4, vector.length);
  for (let column = 0; column < vector.length; column += 1)
    values[column] = Math.round((vector[column] as number) / scale);
  return packed;
}

/** Below this the loop in JavaScript is done sooner than the other is set up. */
const MANY_ROWS = 256;
/** So that the sum of a row stays below 32 bits for up to 2,000 numbers. */
const FINEST = 8191;

/** Packed vectors of one width, to be multiplied with others. */
export class VectorRows {
  readonly #width: number;
  readonly #scales: Float32Array;
  readonly #multiply: (vector: Int16Array) => Int32Array;

  /** A vector that is not of this width counts as one without direction. */
  constructor(packed: Uint8Array[], width: number) {
    this.#width = width;
    this.#scales = new Float32Array(packed.length);
    const values = new Int8Array(packed.length * width);
    for (const [row, bytes] of packed.entries()) {
      if (bytes.length !== 4 + width) continue;
      this.#scales[row] = new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
      values.set(new Int8Array(bytes.buffer, bytes.byteOffset + 4, width), row * width);
    }
    const fast = packed.length >= MANY_ROWS ? openDotProducts(values, width) : null;
    this.#multiply = fast ?? ((vector) => multiplyRows(values, vector, packed.length));
  }

  /** The dot product of each row with the vector. */
  multiply(vector: Float32Array): Float32Array {
    let largest = 0;
    for (const value of vector) largest = Math.max(largest, Math.abs(value));
    if (largest === 0) return new Float32Array(this.#scales.length);
    const scale = largest / FINEST;
    const rounded = new Int16Array(this.#width);
    for (let column = 0; column < this.#width; column += 1)
      rounded[column] = Math.round((vector[column] ?? 0) / scale);
    const products = this.#multiply(rounded);
    const result = new Float32Array(this.#scales.length);
    for (let row = 0; row < result.length; row += 1)
      result[row] = (this.#scales[row] as number) * scale * (products[row] as number);
    return result;
  }
}

function multiplyRows(values: Int8Array, vector: Int16Array, rows: number): Int32Array {
  const products = new Int32Array(rows);
  const width = vector.length;
  for (let row = 0; row < rows; row += 1) {
    const at = row * width;
    let sum = 0;
    for (let column = 0; column < width; column += 1)
      sum += (values[at + column] as number) * (vector[column] as number);
    products[row] = sum;
  }
  return products;
}
