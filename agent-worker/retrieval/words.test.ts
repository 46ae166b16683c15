import { expect, test } from "vitest";
import { openKnowledgeInMemory } from "../knowledge/database.ts";
import { isOneEditApart } from "./edit-distance.ts";
import { stemWord } from "./stem.ts";
import { guessTextLanguage } from "./text-language.ts";
import { searchWords } from "./words.ts";

test("words are folded as the index folds them", () => {
  expect(searchWords("Café ﬁne, X-RAY!")).toEqual(["cafe", "fine", "x", "ray"]);
});

test("where words are not parted, pairs of signs stand for them", () => {
  expect(searchWords("営業時間は iPhoneの料")).toEqual(
    "営業 業時 時間 間は iphone の料".split(" "),
  );
  expect(searchWords("영업시간")).toEqual(["영업", "업시", "시간"]);
  expect(searchWords("ร้าน")).toEqual(["รา", "าน"]);
});

test("stems are those of the full-text index", () => {
  const words =
    "appointments rescheduling cancelled insurance policies hopping generalization relational happy sky dying agreed ties caresses controlling rate falling".split(
      " ",
    );
  const knowledge = openKnowledgeInMemory();
  knowledge.exec(`
    CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'porter unicode61');
    CREATE VIRTUAL TABLE v USING fts5vocab (t, 'instance');
  `);
  const insert = knowledge.prepare("INSERT INTO t (rowid, x) VALUES (?, ?)");
  for (const [index, word] of words.entries()) insert.run(index, word);
  const stems = knowledge.prepare("SELECT term FROM v ORDER BY doc").pluck().all();
  expect(words.map(stemWord)).toEqual(stems);
});

test.each([
  ["refil", "refill", true],
  ["appiontment", "appointment", true],
  ["cat", "car", true],
  ["cat", "cat", false],
  ["cat", "dogs", false],
  ["abcd", "badc", false],
])("%s and %s are one edit apart: %s", (a, b, expected) => {
  expect(isOneEditApart(a, b)).toBe(expected);
  expect(isOneEditApart(b, a)).toBe(expected);
});

test.each([
  ["When are you open on the weekend?", "en"],
  ["Wann haben Sie am Wochenende geöffnet?", "de"],
  ["¿Cuándo está abierto el fin de semana?", "es"],
  ["Quand est-ce que vous êtes ouvert le week-end ?", "fr"],
  ["Xyzzy plugh", null],
])("%j is taken for %s", (text, language) => expect(guessTextLanguage(text)).toBe(language));
