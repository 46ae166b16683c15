import { bytes, message, readFields, varint } from "./protobuf.ts";

/** One vector of `width` bytes for each token; `scale` turns them into numbers. */
export type TokenTable = { vectors: Int8Array; width: number; scale: number };

const FLOAT = 1;
const INT8 = 3;
const INT64 = 7;

// Field numbers of onnx.proto: GraphProto, TensorProto.
const GRAPH = 7;
const INITIALIZER = 5;
const DIMENSIONS = 1;
const NAME = 8;
const RAW_DATA = 9;

/** An ONNX model that looks the tokens up in the table and scales their vectors back to numbers. */
export function encodeTableModel({ vectors, width, scale }: TokenTable): Uint8Array {
  const raw = new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength);
  const graph = message(
    GRAPH,
    encodeNode("Gather", ["table", "input_ids"], "rows"),
    encodeNode("DequantizeLinear", ["rows", "scale", "zero"], "last_hidden_state"),
    bytes(2, "token-table"),
    encodeTensor("table", INT8, [vectors.length / width, width], raw),
    encodeTensor("scale", FLOAT, [], new Uint8Array(Float32Array.of(scale).buffer)),
    encodeTensor("zero", INT8, [], Uint8Array.of(0)),
    encodeValue(11, "input_ids", INT64, ["batch", "tokens"]),
    encodeValue(11, "attention_mask", INT64, ["batch", "tokens"]),
    encodeValue(12, "last_hidden_state", FLOAT, ["batch", "tokens", width]),
  );
  const opset = message(8, bytes(1, ""), varint(2, 13));
  return Buffer.concat([varint(1, 8), graph, opset]);
}

/** Reads what `encodeTableModel` wrote. */
export function decodeTableModel(data: Uint8Array): TokenTable {
  const graph = readFields(data).find(({ field }) => field === GRAPH);
  const tensors = readFields(graph?.content ?? new Uint8Array())
    .filter(({ field }) => field === INITIALIZER)
    .map(({ content }) => readFields(content));
  const tensor = (name: string) =>
    tensors.find((fields) =>
      fields.some(
        ({ field, content }) => field === NAME && Buffer.from(content).toString() === name,
      ),
    );
  const table = tensor("table");
  const raw = table?.find(({ field }) => field === RAW_DATA)?.content;
  const width = table?.filter(({ field }) => field === DIMENSIONS)[1]?.value;
  const scale = tensor("scale")?.find(({ field }) => field === RAW_DATA)?.content;
  if (!raw || !width || !scale || raw.length % width !== 0)
    throw new Error("the model holds no table of token vectors");
  return {
    vectors: new Int8Array(raw.buffer, raw.byteOffset, raw.length),
    width,
    scale: Buffer.from(scale).readFloatLE(),
  };
}

function encodeNode(operation: string, inputs: string[], output: string): Uint8Array {
  const names = inputs.map((input) => bytes(1, input));
  return message(1, ...names, bytes(2, output), bytes(3, output), bytes(4, operation));
}

function encodeTensor(
  name: string,
  type: number,
  dimensions: number[],
  raw: Uint8Array,
): Uint8Array {
  const sizes = dimensions.map((size) => varint(DIMENSIONS, size));
  return message(INITIALIZER, ...sizes, varint(2, type), bytes(NAME, name), bytes(RAW_DATA, raw));
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
