import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openKnowledge } from "../knowledge/database.ts";
import { embedAll } from "../model/embed-missing.ts";
import { BUILT_IN_MODEL } from "../model/open-embedder.ts";
import { openTableEmbedder } from "../model/table-embedder.ts";
import { addArticle, aKnowledge } from "../test/builders.ts";
import { retrieverContract } from "../test/retriever-contract.ts";
import { makeWordEmbedder } from "../test/word-embedder.ts";
import { PassageRetriever } from "./passage-retriever.ts";
import type { Retriever } from "./ports.ts";
import { VectorIndex } from "./vector-index.ts";

const embedder = makeWordEmbedder([["reschedule", "move"], ["open"], ["refill"]]);

describe("by words", () => retrieverContract((knowledge) => new PassageRetriever(knowledge)));

describe("by words and vectors", () =>
  retrieverContract((knowledge): Retriever => {
    const retriever = new PassageRetriever(knowledge, {
      vectors: new VectorIndex(knowledge, embedder),
    });
    return {
      retrieve: async (question) => {
        await embedAll(knowledge, embedder, new AbortController().signal);
        const found = await retriever.retrieve(question);
        // The word embedder finds every passage at least a little alike; the contract is about what matches.
        return { ...found, passages: found.passages.filter((passage) => passage.share > 0) };
      },
    };
  }));

test.each([
  ["zh", "周末几点开门?", "周末开放时间"],
  ["ja", "土曜日は営業していますか", "営業時間"],
  ["ko", "주말에도 여나요?", "주말 안내"],
  ["th", "วันเสาร์เปิดกี่โมง", "เวลาเปิดวันเสาร์"],
])("a question in %s finds its article", async (_language, text, expected) => {
  const articles = {
    "zh-1.md": "# 周末开放时间\n\n周末上午九点开门，下午五点关门。",
    "zh-2.md": "# 价格\n\n每次检查收费二十元。",
    "ja-1.md": "# 営業時間\n\n土曜日は午前九時から営業しています。",
    "ja-2.md": "# 料金\n\n検査の料金は二千円です。",
    "ko-1.md": "# 주말 안내\n\n주말에는 아홉 시에 문을 엽니다.",
    "ko-2.md": "# 요금\n\n검사 비용은 이만 원입니다.",
    "th-1.md": "# เวลาเปิดวันเสาร์\n\nวันเสาร์เปิดเก้าโมงเช้า",
    "th-2.md": "# ราคา\n\nค่าตรวจสองร้อยบาท",
  };
  const retriever = new PassageRetriever(aKnowledge(articles));
  const { passages } = await retriever.retrieve({ collection: "default", text, previous: null });
  expect(passages[0]?.article.title).toBe(expected);
});

test("a mistyped word is read as the known one, a known word is left alone", async () => {
  const retriever = new PassageRetriever(aKnowledge());
  const { query, passages } = await retriever.retrieve({
    collection: "default",
    text: "prescriptoin refil",
    previous: null,
  });
  expect(query.terms.every((term) => term.isKnown)).toBe(true);
  expect(query.terms[0]?.word).toBe("prescriptions");
  expect(passages[0]?.article.path).toBe("prescriptions.md");
});

test("what another process writes is used by the next question", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lobby-retrieve-"));
  const mine = openKnowledge(folder);
  const theirs = openKnowledge(folder);
  const retriever = new PassageRetriever(mine);
  const question = { collection: "default", text: "zebra", previous: null };
  expect((await retriever.retrieve(question)).passages).toEqual([]);
  addArticle(theirs, "zebra.md", "# Zebra\n\nA zebra.");
  expect((await retriever.retrieve(question)).passages).toHaveLength(1);
  mine.close();
  theirs.close();
  rmSync(folder, { recursive: true });
});

test("a passage that holds every word reaches a higher share than one that holds a part", async () => {
  const retriever = new PassageRetriever(aKnowledge());
  const share = async (text: string) => {
    const { passages } = await retriever.retrieve({ collection: "default", text, previous: null });
    return passages[0]?.share ?? 0;
  };
  expect(await share("late fee reschedule")).toBeGreaterThan(
    await share("late fee submarine helicopter"),
  );
});

test("a word written as one is read as the two that the articles write", async () => {
  const knowledge = aKnowledge({ "images.md": "# Images\n\nAn X-ray takes ten minutes." });
  const retriever = new PassageRetriever(knowledge);
  const question = { collection: "default", text: "how long does an xray take", previous: null };
  const { query } = await retriever.retrieve(question);
  expect(query.terms.map((term) => term.word)).toEqual(expect.arrayContaining(["x", "ray"]));
});

test.each([
  [
    "How do I change my appointment?",
    "and can I still do that on the same day?",
    "appointments.md",
  ],
  ["How do I change my appointment?", "is it allowed at short notice?", "appointments.md"],
  ["How do I change my appointment?", "What does parking cost?", "parking.md"],
  ["How do I change my appointment?", "How long will that take?", "appointments.md"],
  ["How do I change my appointment?", "Is it true that parking costs two euros?", "parking.md"],
])("after %j, %j is about %s", async (previous, text, expected) => {
  const knowledge = aKnowledge({
    "appointments.md":
      "# Appointments\n\nChange an appointment in the portal.\n\n## Late changes\n\nAt short notice, call us.",
    "stays.md":
      "# Short stays\n\nA stay of one night is allowed, come by day.\n\n## Waiting\n\nIt takes long to get a bed at night, an hour and more.",
    "parking.md": "# Parking\n\nParking costs two euros.",
  });
  const retriever = new PassageRetriever(knowledge);
  const { passages } = await retriever.retrieve({ collection: "default", text, previous });
  expect(passages[0]?.article.path).toBe(expected);
});

test("a question that asks more of an article than its title is met by the section that says it", async () => {
  const knowledge = aKnowledge({
    "bill.md":
      "# Study grants\n\nStudy grants help you study. Find out about study grants.\n\n## What you get\n\nMoney for rent. Up to $1,000 a year for books.",
  });
  const best = async (text: string) => {
    const retriever = new PassageRetriever(knowledge);
    const { passages } = await retriever.retrieve({ collection: "default", text, previous: null });
    return passages[0]?.headings.at(-1) ?? null;
  };
  expect(await best("What do study grants pay for books?")).toBe("What you get");
  expect(await best("study grants")).toBeNull();
});

test("a word that is spelled well is not taken for another, and finds what means the same", async () => {
  const knowledge = aKnowledge({
    "fakes.md": "# Counterfeit boards\n\nA counterfeit has no serial number.",
    "spin.md": "# Washing\n\nWe spin the wash twice.",
  });
  const builtIn = openTableEmbedder(BUILT_IN_MODEL);
  await embedAll(knowledge, builtIn, new AbortController().signal);
  const retriever = new PassageRetriever(knowledge, {
    vectors: new VectorIndex(knowledge, builtIn),
  });
  const ask = (text: string) => retriever.retrieve({ collection: "default", text, previous: null });
  const spain = await ask("spain");
  expect(spain.query.terms.map(({ word }) => word)).toEqual(["spain"]);
  const fake = await ask("is this a fake?");
  expect(fake.query.terms[0]?.alike?.map(({ word }) => word)).toContain("counterfeit");
  expect(fake.passages[0]?.article.path).toBe("fakes.md");
});
