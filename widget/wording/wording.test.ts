import { expect, test } from "vitest";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { loadWording } from "./load-wording.ts";

test("the visitor's language is found whatever the region", async () => {
  expect((await loadWording("de-CH")).words).toBe(de);
  expect((await loadWording("FR")).words).toBe(fr);
  expect((await loadWording("en-GB")).language).toBe("en-GB");
});

test("a language without words gets English words and English dates", async () => {
  expect(await loadWording("nl-NL")).toEqual({ words: en, language: "en" });
});

test("no language leaves a sentence empty, in English or with an exclamation mark", () => {
  for (const words of [de, es, fr])
    for (const [name, word] of Object.entries(words)) {
      if (typeof word !== "string") continue;
      expect(word, name).not.toMatch(/!|^$/);
      if (word.includes(" ")) expect(word, name).not.toBe(en[name as keyof typeof en]);
    }
});
