import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bytes, type Field, message, varint } from "./protobuf.ts";

const FLOAT = 1;
const INT8 = 3;
const INT64 = 7;
const SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];
const WIDTH = 8;

/**
 * Writes a model folder as transformers.js expects it: a table of int8 vectors, one for each word.
 * Words of one group share a vector, so that they mean the same to the model.
 */
export function writeTinyModel(folder: string, groups: string[][]): void {
  const words = groups.flat();
  const vocabulary = [...SPECIAL, ...words];
  mkdirSync(join(folder, "onnx"), { recursive: true });
  const table = new Int8Array(vocabulary.length * WIDTH);
  for (const [group, members] of groups.entries()) {
    for (const word of members) table[vocabulary.indexOf(word) * WIDTH + (group % WIDTH)] = 100;
  }
  writeFileSync(join(folder, "onnx/model_quantized.onnx"), encodeModel(table, vocabulary.length));
  writeJson(folder, "config.json", {
    model_type: "bert",
    architectures: ["BertModel"],
    hidden_size: WIDTH,
    vocab_size: vocabulary.length,
  });
  writeJson(folder, "tokenizer_config.json", {
    tokenizer_class: "BertTokenizer",
    pad_token: "[PAD]",
    unk_token: "[UNK]",
    cls_token: "[CLS]",
    sep_token: "[SEP]",
    model_max_length: 128,
    do_lower_case: true,
  });
  writeJson(folder, "tokenizer.json", makeTokenizer(vocabulary));
}

function writeJson(folder: string, name: string, value: unknown): void {
  writeFileSync(join(folder, name), JSON.stringify(value));
}

function makeTokenizer(vocabulary: string[]) {
  const special = (content: string, id: number) => ({
    id,
    content,
    special: true,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
  });
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: SPECIAL.map(special),
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing",
      single: [
        { SpecialToken: { id: "[CLS]", type_id: 0 } },
        { Sequence: { id: "A", type_id: 0 } },
        { SpecialToken: { id: "[SEP]", type_id: 0 } },
      ],
      pair: [{ Sequence: { id: "A", type_id: 0 } }, { Sequence: { id: "B", type_id: 1 } }],
      special_tokens: {
        "[CLS]": { id: "[CLS]", ids: [2], tokens: ["[CLS]"] },
        "[SEP]": { id: "[SEP]", ids: [3], tokens: ["[SEP]"] },
      },
    },
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((word, index) => [word, index])),
    },
  };
}

/** Gather the rows of the tokens, then scale them back to floats. */
function encodeModel(table: Int8Array, rows: number): Uint8Array {
  const graph = message(
    7,
    encodeNode("Gather", ["table", "input_ids"], "rows"),
    encodeNode("DequantizeLinear", ["rows", "scale", "zero"], "last_hidden_state"),
    bytes(2, "tiny"),
    encodeTensor("table", INT8, [rows, WIDTH], new Uint8Array(table.buffer)),
    encodeTensor("scale", FLOAT, [], new Uint8Array(Float32Array.of(0.01).buffer)),
    encodeTensor("zero", INT8, [], Uint8Array.of(0)),
    encodeValue(11, "input_ids", INT64, ["batch", "tokens"]),
    encodeValue(11, "attention_mask", INT64, ["batch", "tokens"]),
    encodeValue(12, "last_hidden_state", FLOAT, ["batch", "tokens", WIDTH]),
  );
  const opset = message(8, bytes(1, ""), varint(2, 13));
  return Buffer.concat([varint(1, 8), graph, opset]);
}

function encodeNode(operation: string, inputs: string[], output: string): Field {
  const names = inputs.map((input) => bytes(1, input));
  return message(1, ...names, bytes(2, output), bytes(3, output), bytes(4, operation));
}

function encodeTensor(name: string, type: number, dimensions: number[], raw: Uint8Array): Field {
  const sizes = dimensions.map((size) => varint(1, size));
  return message(5, ...sizes, varint(2, type), bytes(8, name), bytes(9, raw));
}

function encodeValue(field: number, name: string, type: number, shape: (string | number)[]): Field {
  const sizes = shape.map((size) =>
    message(1, typeof size === "number" ? varint(1, size) : bytes(2, size)),
  );
  return message(
    field,
    bytes(1, name),
    message(2, message(1, varint(1, type), message(2, ...sizes))),
  );
}
