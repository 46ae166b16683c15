import { expect, test } from "vitest";
import type { SourceView } from "../../shared/protocol/knowledge-calls.ts";
import { asTitle } from "./kept-answer.ts";
import { articlesWord, languageWord, stateWords } from "./source-words.ts";

const source: SourceView = {
  id: "s",
  kind: "site",
  name: "help.example.com",
  state: "done",
  articles: 1200,
  found: 1300,
  looked: 1300,
  beganAt: 0,
  endedAt: 0,
  nextAt: null,
  everyMinutes: null,
  errors: [],
};

test.each<[Partial<SourceView>, string]>([
  [{}, "1,200 articles"],
  [{ articles: 1 }, "1 article"],
  [{ state: "waiting" }, "Waiting to be read"],
  [{ state: "reading", found: 0 }, "Reading"],
  [{ state: "reading", looked: 1001 }, "Reading, 1,001 of 1,300"],
  [{ state: "failed", articles: 0 }, "Could not be read"],
  [{ state: "failed", articles: 3 }, "3 articles"],
])("a source that is %j says %s", (more, words) => {
  expect(stateWords({ ...source, ...more })).toBe(words);
});

test("counts, languages and titles read as a person writes them", () => {
  expect(articlesWord(0)).toBe("0 articles");
  expect(languageWord("de")).toBe("German");
  expect(asTitle("  do you do\nhypnosis for smokers? ")).toBe("Do you do hypnosis for smokers?");
  expect(asTitle("x".repeat(300))).toHaveLength(200);
});
