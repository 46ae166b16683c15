import { describe, expect, test } from "vitest";
import { practiceMessages, withSurest } from "./practice-messages.ts";

const TAGS = [
  { name: "billing", examples: ["Where is my invoice?"] },
  { name: "refills", examples: ["Renew my prescription"], counterExamples: ["Who are you?"] },
];

const messagesOf = (count: number) => Array.from({ length: count }, (_, id) => `message ${id}`);

/** As if the tagger were this sure of the tag, out of those in scope. */
const aReading = (tag: number, confidence: number, outOfScope = 0) => ({
  outOfScope,
  tags: [{ tag, confidence }],
});

describe("messages to practise on", () => {
  test("each stands for itself once, and what is known already is left out", () => {
    const again = [...messagesOf(20), " message 3 ", "", "Where is my invoice?", "Who are you?"];
    expect(practiceMessages(TAGS, again)).toEqual(messagesOf(20));
  });

  test("there are none when they are fewer than five for each tag", () => {
    expect(practiceMessages(TAGS, messagesOf(9))).toEqual([]);
    expect(practiceMessages(TAGS, messagesOf(10))).toHaveLength(10);
  });

  test("of very many, forty for each tag are read, from all over them, and five thousand at most", () => {
    const chosen = practiceMessages(TAGS, messagesOf(13_000));
    expect(chosen).toHaveLength(80);
    expect(chosen[0]).toBe("message 0");
    expect(Number(chosen.at(-1)?.split(" ")[1])).toBeGreaterThan(12_800);
    const tags = Array.from({ length: 200 }, (_, id) => ({ name: `tag ${id}` }));
    expect(practiceMessages(tags, messagesOf(13_000))).toHaveLength(5000);
  });

  test("there are none for tags with enough examples", () => {
    const taught = TAGS.map((tag) => ({ ...tag, examples: messagesOf(50) }));
    const others = messagesOf(2000).slice(100);
    expect(practiceMessages(taught, others)).toEqual([]);
    expect(practiceMessages([...taught, ...TAGS], others)).not.toEqual([]);
  });
});

describe("messages that become examples", () => {
  const learned = (tags: typeof TAGS, readings: ReturnType<typeof aReading>[]) =>
    withSurest(tags, messagesOf(readings.length), readings)?.map(
      ({ examples = [] }, tag) => examples.slice(tags[tag]?.examples.length).length,
    );

  test("are the surest ones, at their likeliest tag", () => {
    const readings = Array.from({ length: 20 }, (_, place) => aReading(place % 2, place / 20));
    const [billing, refills] = withSurest(TAGS, messagesOf(20), readings) ?? [];
    const surest = [18, 16, 14, 12, 10, 8, 6, 4].map((place) => `message ${place}`);
    expect(billing?.examples).toEqual(["Where is my invoice?", ...surest]);
    expect(refills?.examples?.[1]).toBe("message 19");
  });

  test("are three of four in scope at most, and twenty for each tag", () => {
    const few = Array.from({ length: 16 }, () => aReading(0, 0.9));
    expect(learned(TAGS, few)).toEqual([6, 0]);
    const many = Array.from({ length: 1000 }, (_, place) => aReading(place % 2, 0.9));
    expect(learned(TAGS, many)).toEqual([20, 20]);
  });

  test("are none when most messages are about something else", () => {
    const readings = Array.from({ length: 100 }, () => aReading(0, 0.05, 0.95));
    const sure = [aReading(0, 0.9), aReading(1, 0.9)];
    expect(withSurest(TAGS, messagesOf(102), [...readings, ...sure])).toBeNull();
  });

  test("are never those that may be about something else", () => {
    const readings = Array.from({ length: 40 }, (_, place) =>
      place < 20 ? aReading(0, 0.6, 0.4) : aReading(1, 0.9),
    );
    expect(learned(TAGS, readings)).toEqual([0, 12]);
  });

  test("leave a tag that has many examples as it is", () => {
    const tags = TAGS.map((tag, index) => ({ ...tag, examples: messagesOf(index * 60) }));
    const readings = Array.from({ length: 400 }, (_, place) => aReading(place % 2, 0.9));
    expect(learned(tags, readings)).toEqual([20, 0]);
  });
});
