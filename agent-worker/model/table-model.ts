import {
  DIMENSIONS,
  encodeGraph,
  encodeInput,
  encodeNode,
  encodeOutput,
  encodeTensor,
  FLOAT,
  GRAPH,
  INITIALIZER,
  INT64,
  INT8,
  NAME,
  RAW_DATA,
} from "./onnx-graph.ts";
import { readFields } from "./protobuf.ts";

/** One vector of `width` bytes for each token; `scale` turns them into numbers. */
export type TokenTable = { vectors: Int8Array; width: number; scale: number };

/** An ONNX model that looks the tokens up in the table and scales their vectors back to numbers. */
export function encodeTableModel({ vectors, width, scale }: TokenTable): Uint8Array {
  const raw = new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength);
  return encodeGraph(
    "token-table",
    encodeNode("Gather", ["table", "input_ids"], "rows"),
    encodeNode("DequantizeLinear", ["rows", "scale", "zero"], "last_hidden_state"),
    encodeTensor("table", INT8, [vectors.length / width, width], raw),
    encodeTensor("scale", FLOAT, [], new Uint8Array(Float32Array.of(scale).buffer)),
    encodeTensor("zero", INT8, [], Uint8Array.of(0)),
    encodeInput("input_ids", INT64, ["batch", "tokens"]),
    encodeInput("attention_mask", INT64, ["batch", "tokens"]),
    encodeOutput("last_hidden_state", FLOAT, ["batch", "tokens", width]),
  );
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
