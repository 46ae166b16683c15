import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Embedder } from "../retrieval/ports.ts";
import { embedderContract } from "../test/embedder-contract.ts";
import { readModelFolder } from "./model-folder.ts";
import { BUILT_IN_MODEL, openEmbedder } from "./open-embedder.ts";
import { openTableEmbedder } from "./table-embedder.ts";

const words = { alike: ["doctor", "physician"] as [string, string], other: "invoice" };

describe("the built-in embedder", () =>
  embedderContract(async () => openTableEmbedder(BUILT_IN_MODEL), words));
describe("the built-in embedder as a transformers.js model", () =>
  embedderContract(openByTransformers, words));

async function openByTransformers(): Promise<Embedder> {
  const opened = await openEmbedder(BUILT_IN_MODEL);
  if (!opened.ok || !opened.embedder) throw new Error("the built-in model did not open");
  return opened.embedder;
}

const STRANGE = [
  "",
  " \n\t ",
  "?!… — «»",
  "Café crème à l'Élysée, naïve façade, Straße, İstanbul, ﬁne ﬂow, ①②③ ½ x² Å",
  "don't re-schedule: e-mail me@example.com / https://example.com/a_b?c=d#e",
  "👩‍⚕️ 😀 I ❤️ it 🇩🇪 1️⃣",
  "你好，世界。东京タワーに行きたい 서울 สวัสดี שלום مرحبا Привет ΟΔΥΣΣΕΥΣ हिन्दी",
  "[CLS] [PAD]appointment[UNK] [SEP] ##ing [cls] [MASK]",
  "a\u0000b\u200Bc\uFEFFd\u00ADe\uD800f \u0301accent first",
  "x".repeat(99),
  "y".repeat(100),
  "z".repeat(101),
  "constructor __proto__ toString hasOwnProperty",
  "word ".repeat(5000),
  "antidisestablishmentarianism ".repeat(700),
  "1 12 123 1234 12345 3.14 1,000 2026-11-21 v2.0.1 €5 100%",
];

/** Texts of whole words, pieces, digits, punctuation and letters of other scripts, the same ones each time. */
function makeTexts(count: number): string[] {
  const { vocabulary } = readModelFolder(BUILT_IN_MODEL);
  const joins = [" ", " ", " ", "-", ", ", ". ", "'", "", "/", " é", " 字", " 🙂 ", "\u00A0"];
  let state = 1;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: next(60) }, () => {
      const piece = (vocabulary[next(vocabulary.length)] ?? "").replace("##", "");
      const cased = next(3) === 0 ? piece.toUpperCase() : piece;
      return cased + (joins[next(joins.length)] ?? " ");
    }).join(""),
  );
}

test("gives the vectors that transformers.js gives, for ordinary and for strange texts", async () => {
  const texts = [...STRANGE, ...makeTexts(400)];
  const own = await openTableEmbedder(BUILT_IN_MODEL).embed(texts);
  const theirs = await (await openByTransformers()).embed(texts);
  const far = texts.filter((_, index) => difference(own[index], theirs[index]) >= 1e-3);
  expect(far).toEqual([]);
});

function difference(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (!a || !b) throw new Error("a vector is missing");
  return Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? Number.NaN))));
}

test("text without a known word has no direction", async () => {
  const [nothing] = await openTableEmbedder(BUILT_IN_MODEL).embed(["字 …"]);
  expect(nothing?.every((value) => value === 0)).toBe(true);
});

test("an empty EMBEDDING_MODEL opens it without loading transformers.js", () => {
  const script = `
    const { openEmbedder } = await import(${JSON.stringify(join(import.meta.dirname, "open-embedder.ts"))});
    const { embedder } = await openEmbedder("");
    await embedder.embed(["a question"]);
    const libraries = process.report.getReport().sharedObjects.filter((path) => path.includes("onnx"));
    console.log(embedder.name.split("#")[0], embedder.dimensions, libraries.length);`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  expect(said.trim()).toBe("built-in 128 0");
});

test("the model that ships stays below four megabytes", () => {
  const files = readdirSync(BUILT_IN_MODEL, { recursive: true, encoding: "utf8" });
  const sizes = files.map((file) => statSync(join(BUILT_IN_MODEL, file)));
  const total = sizes.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
  expect(total).toBeLessThan(4_000_000);
});
