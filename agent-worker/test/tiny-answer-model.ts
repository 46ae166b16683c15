import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  encodeGraph,
  encodeInput,
  encodeNode,
  encodeOutput,
  encodeTensor,
  FLOAT,
  INT64,
} from "../model/onnx-graph.ts";

const SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[GO]"];
const SHARP = 30;

/** A question-answering model whose logits hang on the word alone: what `logitOf` says, for start and end alike. */
export function writeTinyReader(
  folder: string,
  texts: string[],
  logitOf: (word: string) => number,
): void {
  const words = new Set(
    texts.flatMap((text) => text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []),
  );
  const vocabulary = [...SPECIAL, ...words];
  const logits = Float32Array.from(vocabulary, (word) =>
    SPECIAL.includes(word) ? -SHARP : SHARP * logitOf(word),
  );
  const lookUp = (output: string) => [
    encodeNode("Gather", ["logits", "input_ids"], output),
    encodeOutput(output, FLOAT, ["batch", "tokens"]),
  ];
  const graph = encodeGraph(
    "tiny-reader",
    encodeTensor("logits", FLOAT, [vocabulary.length], toBytes(logits)),
    ...inputs(),
    ...["start_logits", "end_logits"].flatMap(lookUp),
  );
  const config = { model_type: "bert", architectures: ["BertForQuestionAnswering"] };
  writeFolder(folder, vocabulary, graph, config, {});
}

/** A text-generation model that writes the pieces one after the other, or with weights by chance in any order. */
export function writeTinyWriter(
  folder: string,
  pieces: string[],
  chance: (() => number) | null = null,
): void {
  const end = "[END]";
  const vocabulary = [...SPECIAL, end, ...pieces];
  const size = vocabulary.length;
  const next = Float32Array.from({ length: size * size }, () => chance?.() ?? 0);
  const chain = ["[GO]", ...pieces, end].map((piece) => vocabulary.indexOf(piece));
  if (!chance)
    for (const [index, id] of chain.entries()) next[id * size + (chain[index + 1] ?? id)] = SHARP;
  const graph = encodeGraph(
    "tiny-writer",
    encodeNode("Gather", ["next", "input_ids"], "logits"),
    encodeTensor("next", FLOAT, [size, size], toBytes(next)),
    ...inputs(),
    encodeOutput("logits", FLOAT, ["batch", "tokens", size]),
  );
  const config = {
    model_type: "llama",
    architectures: ["LlamaForCausalLM"],
    num_hidden_layers: 1,
    num_attention_heads: 1,
    num_key_value_heads: 1,
    hidden_size: 8,
    eos_token_id: vocabulary.indexOf(end),
    bos_token_id: 2,
  };
  const template = "{% for message in messages %}{{ message['content'] }} {% endfor %}[GO]";
  writeFolder(folder, vocabulary, graph, config, { chat_template: template, eos_token: end });
}

function inputs(): Uint8Array[] {
  return ["input_ids", "attention_mask"].map((name) =>
    encodeInput(name, INT64, ["batch", "tokens"]),
  );
}

function toBytes(numbers: Float32Array): Uint8Array {
  return new Uint8Array(numbers.buffer);
}

function writeFolder(
  folder: string,
  vocabulary: string[],
  graph: Uint8Array,
  config: object,
  tokenizerConfig: object,
): void {
  mkdirSync(join(folder, "onnx"), { recursive: true });
  writeFileSync(join(folder, "onnx/model.onnx"), graph);
  const write = (name: string, value: unknown) =>
    writeFileSync(join(folder, name), JSON.stringify(value));
  write("config.json", { ...config, vocab_size: vocabulary.length });
  write("tokenizer_config.json", {
    tokenizer_class: "PreTrainedTokenizer",
    pad_token: "[PAD]",
    unk_token: "[UNK]",
    cls_token: "[CLS]",
    sep_token: "[SEP]",
    model_max_length: 4096,
    ...tokenizerConfig,
  });
  write("tokenizer.json", makeTokenizer(vocabulary));
}

/** One token a word; whatever looks like more than a word is a token of its own where it is written so. */
function makeTokenizer(vocabulary: string[]) {
  const added = vocabulary.filter((token) => !/^[\p{L}\p{N}]+$|^.$/u.test(token));
  const parts = [
    { SpecialToken: { id: "[CLS]", type_id: 0 } },
    { Sequence: { id: "A", type_id: 0 } },
    { SpecialToken: { id: "[SEP]", type_id: 0 } },
  ];
  const special = (token: string) => ({
    id: token,
    ids: [vocabulary.indexOf(token)],
    tokens: [token],
  });
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: added.map((content) => ({
      id: vocabulary.indexOf(content),
      content,
      special: /^\[[A-Z]+\]$/.test(content),
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    })),
    normalizer: null,
    pre_tokenizer: {
      type: "Split",
      pattern: { Regex: "[\\p{L}\\p{N}]+|[^\\s\\p{L}\\p{N}]" },
      behavior: "Removed",
      invert: true,
    },
    post_processor: {
      type: "TemplateProcessing",
      single: parts,
      pair: [
        ...parts,
        { Sequence: { id: "B", type_id: 1 } },
        { SpecialToken: { id: "[SEP]", type_id: 1 } },
      ],
      special_tokens: { "[CLS]": special("[CLS]"), "[SEP]": special("[SEP]") },
    },
    decoder: { type: "Fuse" },
    model: {
      type: "WordLevel",
      unk_token: "[UNK]",
      vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
    },
  };
}
