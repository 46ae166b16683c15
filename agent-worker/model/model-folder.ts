import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { decodeTableModel, encodeTableModel, type TokenTable } from "./table-model.ts";
import { INSIDE, LONGEST_WORD, SPECIAL_TOKENS } from "./word-pieces.ts";

/** Tokens of a text that count; what comes after them is not read. */
export const MOST_TOKENS = 1024;

const tokenizerSchema = z.object({
  model: z.object({ vocab: z.record(z.string(), z.number().int().min(0)) }),
});

/** Writes a model folder as transformers.js expects it; the vocabulary begins with the special tokens. */
export function writeModelFolder(folder: string, vocabulary: string[], table: TokenTable): void {
  mkdirSync(join(folder, "onnx"), { recursive: true });
  writeFileSync(join(folder, "onnx/model_quantized.onnx"), encodeTableModel(table));
  const write = (name: string, value: unknown) =>
    writeFileSync(join(folder, name), `${JSON.stringify(value)}\n`);
  write("config.json", {
    model_type: "bert",
    architectures: ["BertModel"],
    hidden_size: table.width,
    vocab_size: vocabulary.length,
  });
  write("tokenizer_config.json", {
    tokenizer_class: "BertTokenizer",
    pad_token: "[PAD]",
    unk_token: "[UNK]",
    cls_token: "[CLS]",
    model_max_length: MOST_TOKENS,
  });
  write("tokenizer.json", makeTokenizer(vocabulary));
}

/** Reads what `writeModelFolder` wrote. */
export function readModelFolder(folder: string): { vocabulary: string[]; table: TokenTable } {
  const text = readFileSync(join(folder, "tokenizer.json"), "utf8");
  const { vocab } = tokenizerSchema.parse(JSON.parse(text)).model;
  const vocabulary: string[] = [];
  for (const [piece, id] of Object.entries(vocab)) vocabulary[id] = piece;
  const table = decodeTableModel(readFileSync(join(folder, "onnx/model_quantized.onnx")));
  if (vocabulary.length * table.width !== table.vectors.length)
    throw new Error("the vocabulary and the table of vectors do not belong together");
  return { vocabulary, table };
}

/** Words are folded and found as the full-text search does it; [CLS] keeps a text without words from being empty. */
function makeTokenizer(vocabulary: string[]) {
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: SPECIAL_TOKENS.map((content, id) => ({
      id,
      content,
      special: true,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    })),
    normalizer: {
      type: "Sequence",
      normalizers: [
        { type: "NFKC" },
        { type: "Lowercase" },
        { type: "NFD" },
        { type: "Replace", pattern: { Regex: "\\p{M}+" }, content: "" },
      ],
    },
    pre_tokenizer: {
      type: "Split",
      pattern: { Regex: "[\\p{L}\\p{N}]+" },
      behavior: "Removed",
      invert: true,
    },
    post_processor: {
      type: "TemplateProcessing",
      single: [
        { SpecialToken: { id: "[CLS]", type_id: 0 } },
        { Sequence: { id: "A", type_id: 0 } },
      ],
      pair: [{ Sequence: { id: "A", type_id: 0 } }, { Sequence: { id: "B", type_id: 1 } }],
      special_tokens: { "[CLS]": { id: "[CLS]", ids: [2], tokens: ["[CLS]"] } },
    },
    decoder: { type: "WordPiece", prefix: INSIDE, cleanup: true },
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: INSIDE,
      max_input_chars_per_word: LONGEST_WORD,
      vocab: Object.fromEntries(vocabulary.map((piece, id) => [piece, id])),
    },
  };
}
