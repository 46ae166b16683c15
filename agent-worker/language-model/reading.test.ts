import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFacts, readSourceFacts } from "./claim-facts.ts";
import { readDraft, readPartialDraft } from "./draft.ts";
import { readEvents, TooLong } from "./event-stream.ts";

async function* chunksOf(bytes: Uint8Array, sizes: number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const size of sizes) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
  yield bytes.subarray(at);
}

async function eventsOf(text: string, sizes: number[] = [], most = 1_000_000): Promise<string[]> {
  const events: string[] = [];
  for await (const event of readEvents(chunksOf(Buffer.from(text), sizes), most))
    events.push(event);
  return events;
}

describe("a stream of events", () => {
  test("is the same however it is cut and however its lines end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: "grapheme", minLength: 1 }).filter((one) => !/[\r\n]/.test(one)),
        ),
        fc.constantFrom("\n", "\r\n"),
        fc.array(fc.nat({ max: 9 }), { maxLength: 200 }),
        async (events, end, sizes) => {
          const text = events.map((data) => `: comment${end}data: ${data}${end}${end}`).join("");
          expect(await eventsOf(text, sizes)).toEqual(events);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("joins the lines of one event, skips other fields and gives the last one without a blank line", async () => {
    expect(await eventsOf("event: x\nid: 1\ndata:a\ndata: b\n\nretry: 5\n\ndata: [DONE]")).toEqual([
      "a\nb",
      "[DONE]",
    ]);
  });

  test("of more bytes than allowed is cut off", async () => {
    await expect(eventsOf("a".repeat(2000), [], 1000)).rejects.toBeInstanceOf(TooLong);
  });
});

describe("a draft", () => {
  test("that is still being written is a beginning of the whole one, and never fails to be read", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.array(fc.nat({ max: 9 })),
        fc.nat({ max: 400 }),
        (answer, cites, cut) => {
          const whole = JSON.stringify({ enough: true, cites, answer });
          const part = readPartialDraft(whole.slice(0, cut));
          if (!part) return;
          expect(part.cites).toEqual([...new Set(cites)]);
          // A marker such as "[1]" may be half written; whatever else is there stays.
          const plain = answer.replace(/\[[\d\s,]*\]?/g, "").replace(/\s+/g, "");
          const shown = part.answer
            .replace(/\[[\d\s,]*\]?/g, "")
            .replace(/\s+/g, "")
            .toWellFormed();
          expect(plain.toWellFormed().startsWith(shown.replace(/\uFFFD$/, ""))).toBe(true);
        },
      ),
    );
  });

  test("is read out of whatever is written around it", () => {
    const draft = { enough: true, cites: [2, 1], answer: "Open at 8." };
    const json = '{"enough": true, "cites": ["2", "[1]", 2], "answer": "Open at 8. [1]"}';
    for (const text of [
      json,
      `Sure!\n\`\`\`json\n${json}\n\`\`\``,
      `<think>{"a": {</think>${json}`,
      `{"answer": "No"} or rather </think>\n${json}`,
      `<thinking>{</thinking><think>{"answer": "x"}</think>${json}`,
      `In the form {enough, cites}: ${json}`,
    ])
      expect(readDraft(text)).toEqual(draft);
    expect(readDraft('{"cites": 1, "answer": "x"}')).toEqual({
      enough: true,
      cites: [1],
      answer: "x",
    });
  });

  test("is null when it is none", () => {
    for (const text of [
      "",
      "Open at 8.",
      "{",
      '{"answer',
      "[1, 2]",
      '{"enough": true}',
      "<think>{}",
    ])
      expect(readDraft(text)).toBeNull();
    expect(readDraft(`{"answer": ${'{"a":'.repeat(100_000)}`)).toBeNull();
  });
});

describe("the facts of a sentence", () => {
  const same: [string, string][] = [
    ["8:00", "08.00"],
    ["6:30 pm", "18:30"],
    ["12 am", "0:00"],
    ["two days", "2 days"],
    ["zwei Tage", "dos días"],
    ["1,000 people", "1000 people"],
    ["$25", "25 dollars"],
    ["30 €", "EUR 30"],
    ["Mondays", "Montag"],
    ["in März", "en marzo"],
    ["See https://A.example/x.", "https://a.example/x"],
  ];
  test.each(same)("%s is %s", (one, other) => {
    expect(readFacts(one)).toEqual(readFacts(other));
  });

  test.each([
    ["Step one: sign in.", []],
    ["It may rain in the march.", ["month:2"]],
    ["1. Sign in.\n2. Sign out.", []],
    ["It ends here.There it begins, e.g. today.", []],
  ])("%s holds %j", (text, facts) => {
    expect([...readFacts(text)]).toEqual(facts);
  });

  test("a source that names a span of days names those in it", () => {
    const days = (text: string) =>
      [...readSourceFacts(text)].filter((one) => one.startsWith("weekday")).toSorted();
    expect(days("Tuesday to Friday")).toEqual([1, 2, 3, 4].map((day) => `weekday:${day}`));
    expect(days("Samstag–Montag")).toEqual([0, 5, 6].map((day) => `weekday:${day}`));
    expect(days("Tuesday and Friday")).toEqual(["weekday:1", "weekday:4"]);
  });
});
