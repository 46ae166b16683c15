/** Just enough of the protobuf wire format to write an ONNX file by hand. */
export type Field = Uint8Array;

export function varint(field: number, value: number): Field {
  return Buffer.concat([encodeVarint(field << 3), encodeVarint(value)]);
}

export function bytes(field: number, value: Uint8Array | string): Field {
  const content = typeof value === "string" ? Buffer.from(value) : value;
  return Buffer.concat([encodeVarint((field << 3) | 2), encodeVarint(content.length), content]);
}

export function message(field: number, ...fields: Field[]): Field {
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
