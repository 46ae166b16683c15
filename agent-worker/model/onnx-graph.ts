import { bytes, message, varint } from "./protobuf.ts";

/** Element types of onnx.proto. */
export const FLOAT = 1;
export const INT8 = 3;
export const INT64 = 7;

// Field numbers of onnx.proto: GraphProto, TensorProto.
export const GRAPH = 7;
export const INITIALIZER = 5;
export const DIMENSIONS = 1;
export const NAME = 8;
export const RAW_DATA = 9;

/** The parts of a graph, each encoded by one of the functions below. */
export function encodeGraph(name: string, ...parts: Uint8Array[]): Uint8Array {
  const graph = message(GRAPH, ...parts, bytes(2, name));
  const opset = message(8, bytes(1, ""), varint(2, 13));
  return Buffer.concat([varint(1, 8), graph, opset]);
}

export function encodeNode(operation: string, inputs: string[], output: string): Uint8Array {
  const names = inputs.map((input) => bytes(1, input));
  return message(1, ...names, bytes(2, output), bytes(3, output), bytes(4, operation));
}

export function encodeTensor(
  name: string,
  type: number,
  dimensions: number[],
  raw: Uint8Array,
): Uint8Array {
  const sizes = dimensions.map((size) => varint(DIMENSIONS, size));
  return message(INITIALIZER, ...sizes, varint(2, type), bytes(NAME, name), bytes(RAW_DATA, raw));
}

export function encodeInput(name: string, type: number, shape: (string | number)[]): Uint8Array {
  return encodeValue(11, name, type, shape);
}

export function encodeOutput(name: string, type: number, shape: (string | number)[]): Uint8Array {
  return encodeValue(12, name, type, shape);
}

function encodeValue(
  field: number,
  name: string,
  type: number,
  shape: (string | number)[],
): Uint8Array {
  const sizes = shape.map((size) =>
    message(1, typeof size === "number" ? varint(1, size) : bytes(2, size)),
  );
  const tensorType = message(1, varint(1, type), message(2, ...sizes));
  return message(field, bytes(1, name), message(2, tensorType));
}
