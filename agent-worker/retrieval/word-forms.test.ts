import { expect, test } from "vitest";
import { aKnowledge } from "../test/builders.ts";
import { PassageRetriever } from "./passage-retriever.ts";
import { WordForms } from "./word-forms.ts";

test.each([
  ["de", "kundigung", ["kundigungen"], ["kunde", "kunst"]],
  ["es", "facturas", ["factura"], ["fractura"]],
  ["fr", "paiements", ["paiement"], ["paille"]],
])("[%s] %s is found as %j, and not as %j", (language, word, same, others) => {
  const forms = new WordForms(() => [word, ...same, ...others]);
  expect(forms.of(word, language)).toEqual(same);
});

test("English is left to the index, and what has no stemmer here has no other forms", () => {
  const forms = new WordForms(() => ["bill", "bills"]);
  expect(forms.of("bill", "en")).toEqual([]);
  expect(forms.of("bill", "fi")).toEqual([]);
});

test("a form that the visitor did not write counts for the one they wrote", async () => {
  const retriever = new PassageRetriever(
    aKnowledge({
      "garage.md": "# Garage\n\nEin Stellplatz kostet mehr als die Miete eines Kellers.",
      "zahlung.md": "# Zahlung\n\nMieten werden am dritten Werktag abgebucht.",
      "haustiere.md": "# Haustiere\n\nKatzen sind im Haus erlaubt.",
    }),
  );
  const text = "Wie wird meine Miete bei Ihnen bezahlt?";
  const { passages } = await retriever.retrieve({ collection: "default", text, previous: null });
  const shares = new Map(passages.map(({ article, share }) => [article.path, share]));
  expect(shares.get("zahlung.md")).toBeGreaterThan(0);
});
