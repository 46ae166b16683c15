import { expect, test } from "vitest";
import { embedAll } from "../model/embed-missing.ts";
import { BUILT_IN_MODEL } from "../model/open-embedder.ts";
import { openTableEmbedder } from "../model/table-embedder.ts";
import { aKnowledge } from "../test/builders.ts";
import { makeWordEmbedder } from "../test/word-embedder.ts";
import type { Embedder } from "./ports.ts";
import { VectorIndex } from "./vector-index.ts";

const CODE = `# Options

The \`fooBarBaz\` hook is called before a request is answered, and its result goes to \`createQueryRunner\`. Pass
\`kwargsDict\` to turn the cache off. Call \`strcpyN\` with the name of a file that may be written,
then \`unrefTimers\` and \`lseekEnd\` from \`initLibuvLoop\`.
`;
const GERMAN = `# Öffnungszeiten

Unsere Praxis hat von Montag bis Freitag geöffnet. Samstags sprechen Sie bitte auf den Anrufbeantworter, wir rufen
zurück. Rezepte können Sie telefonisch bestellen und nach zwei Werktagen abholen.
`;

async function trustFor(articles: Record<string, string> | undefined, embedder: Embedder) {
  const knowledge = aKnowledge(articles);
  await embedAll(knowledge, embedder, new AbortController().signal);
  return (await new VectorIndex(knowledge, embedder).search("default", "opening hours", 5)).trust;
}

test("the built-in embedder counts fully for plain English", async () => {
  expect(await trustFor(undefined, openTableEmbedder(BUILT_IN_MODEL))).toBe(1);
});

test("it counts less where names of code stand between the words, and not in other languages", async () => {
  const builtIn = openTableEmbedder(BUILT_IN_MODEL);
  const code = await trustFor({ "code.md": CODE }, builtIn);
  expect(code).toBeGreaterThan(0);
  expect(code).toBeLessThan(0.93);
  expect(await trustFor({ "zeiten.md": GERMAN }, builtIn)).toBe(0);
});

test("an embedder that cannot tell what it knows counts fully", async () => {
  expect(await trustFor({ "zeiten.md": GERMAN }, makeWordEmbedder([["praxis"]]))).toBe(1);
});
