/** A vector as bytes: its scale as a 32-bit float, then a signed byte for each number. */
export function packVector(vector: Float32Array): Buffer {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const scale = largest / 127;
  const packed = Buffer.alloc(4 + vector.length);
  packed.writeFloatLE(scale);
  if (scale > 0)
    for (const [index, value] of vector.entries())
      packed.writeInt8(Math.round(value / scale), 4 + index);
  return packed;
}

/** Packed vectors of one width, to be multiplied with others. */
export class VectorRows {
  readonly #width: number;
  readonly #scales: Float32Array;
  readonly #values: Int8Array;

  /** A vector that is not of this width counts as one without direction. */
  constructor(packed: Uint8Array[], width: number) {
    this.#width = width;
    this.#scales = new Float32Array(packed.length);
    this.#values = new Int8Array(packed.length * width);
    for (const [row, bytes] of packed.entries()) {
      if (bytes.length !== 4 + width) continue;
      this.#scales[row] = new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
      this.#values.set(new Int8Array(bytes.buffer, bytes.byteOffset + 4, width), row * width);
    }
  }

  /** The dot product of each row with the vector. Four sums at a time: a single one would wait for itself. */
  multiply(vector: Float32Array): Float32Array {
    const result = new Float32Array(this.#scales.length);
    const values = this.#values;
    const fours = this.#width - (this.#width % 4);
    for (let row = 0; row < result.length; row += 1) {
      const at = row * this.#width;
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let column = 0; column < fours; column += 4) {
        const place = at + column;
        a += (values[place] as number) * (vector[column] as number);
        b += (values[place + 1] as number) * (vector[column + 1] as number);
        c += (values[place + 2] as number) * (vector[column + 2] as number);
        d += (values[place + 3] as number) * (vector[column + 3] as number);
      }
      for (let column = fours; column < this.#width; column += 1)
        a += (values[at + column] as number) * (vector[column] as number);
      result[row] = (a + b + c + d) * (this.#scales[row] as number);
    }
    return result;
  }
}
