/** Just enough of the protobuf wire format to write and read an ONNX file. */
export function varint(field: number, value: number): Uint8Array {
  return Buffer.concat([encodeVarint(field << 3), encodeVarint(value)]);
}

export function bytes(field: number, value: Uint8Array | string): Uint8Array {
  const content = typeof value === "string" ? Buffer.from(value) : value;
  return Buffer.concat([encodeVarint((field << 3) | 2), encodeVarint(content.length), content]);
}

export function message(field: number, ...fields: Uint8Array[]): Uint8Array {
  return bytes(field, Buffer.concat(fields));
}

function encodeVarint(value: number): Uint8Array {
  const out: number[] = [];
  let rest = value;
  while (rest > 127) {
    out.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
  return Uint8Array.from(out);
}

export type Field = { field: number; value: number; content: Uint8Array };

const FIXED_BYTES: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/** The fields of one message; a number is in `value`, anything longer in `content`, which is not copied. */
export function readFields(data: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const readVarint = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = data[at];
      if (byte === undefined) throw new Error("the file ends in the middle of a field");
      at += 1;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < data.length) {
    const key = readVarint();
    const wire = key & 7;
    const field = Math.floor(key / 8);
    if (wire === 0) {
      fields.push({ field, value: readVarint(), content: new Uint8Array() });
      continue;
    }
    const length = wire === 2 ? readVarint() : FIXED_BYTES[wire];
    if (length === undefined || at + length > data.length)
      throw new Error("the file is no ONNX model");
    fields.push({ field, value: 0, content: data.subarray(at, at + length) });
    at += length;
  }
  return fields;
}
