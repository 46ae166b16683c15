import { describe, expect, test } from "vitest";
import { BUILT_IN_MODEL } from "../model/open-embedder.ts";
import { openTableEmbedder } from "../model/table-embedder.ts";
import { textsOf } from "./tag-definition.ts";
import { Tagger } from "./tagger.ts";

const EMBEDDER = openTableEmbedder(BUILT_IN_MODEL);

const CLINIC = [
  { name: "billing", description: "Invoices, payments and refunds." },
  { name: "prescription_refill", description: "Medicines, refills and repeat prescriptions." },
  { name: "appointments", description: "Booking, moving and cancelling visits." },
];

const WITH_EXAMPLES = [
  {
    name: "billing",
    examples: ["I was charged twice", "Where is my invoice?", "I want my money back"],
  },
  {
    name: "refills",
    examples: ["I need more of my pills", "Renew my prescription", "I'm out of medicine"],
  },
  {
    name: "appointments",
    examples: ["Can I move my visit to Friday?", "Book me in with Dr. Lee", "Cancel my slot"],
  },
];

async function firstTag(tagger: Tagger, text: string) {
  const [reading] = await tagger.read([text]);
  return reading?.tags[0]?.tag;
}

describe.each([
  ["words and vectors", EMBEDDER],
  ["words alone", null],
])("by %s", (_, embedder) => {
  test("tags are told apart by their names and descriptions alone", async () => {
    const tagger = await Tagger.learn(CLINIC, embedder);
    expect(await firstTag(tagger, "I have a question about my refund")).toBe(0);
    expect(await firstTag(tagger, "can you send a refill of my prescription")).toBe(1);
    expect(await firstTag(tagger, "cancelling a visit")).toBe(2);
  });

  test("examples teach what the name does not say", async () => {
    const tagger = await Tagger.learn(WITH_EXAMPLES, embedder);
    expect(await firstTag(tagger, "why was I charged two times?")).toBe(0);
    expect(await firstTag(tagger, "please renew the pills")).toBe(1);
    expect(await firstTag(tagger, "can we move it to Monday")).toBe(2);
  });

  test("a text about something else is likelier out of scope and no tag is sure", async () => {
    const tagger = await Tagger.learn(WITH_EXAMPLES, embedder);
    const [about, other] = await tagger.read(["Where is my invoice?", "zebras graze in savannahs"]);
    expect(other?.outOfScope).toBeGreaterThan(about?.outOfScope ?? 1);
    expect(other?.tags[0]?.confidence).toBeLessThan(0.3);
  });
});

test("a text that a teammate took a tag off lowers that tag for texts like it", async () => {
  const taken = ["Where is the invoice address of your clinic?"];
  const before = await Tagger.learn(WITH_EXAMPLES, EMBEDDER);
  const after = await Tagger.learn(
    WITH_EXAMPLES.map((tag) => (tag.name === "billing" ? { ...tag, counterExamples: taken } : tag)),
    EMBEDDER,
  );
  const confidence = async (tagger: Tagger) =>
    (await tagger.read(taken))[0]?.tags.find(({ tag }) => tag === 0)?.confidence ?? 0;
  expect(await confidence(after)).toBeLessThan((await confidence(before)) / 2);
});

test("where an example stands under two tags, a message may bear both", async () => {
  const both = "Cancel my visit and give me my money back";
  const tagger = await Tagger.learn(
    WITH_EXAMPLES.map((tag) =>
      tag.name === "refills" ? tag : { ...tag, examples: [...tag.examples, both] },
    ),
    EMBEDDER,
  );
  const [reading] = await tagger.read([both]);
  const sure = reading?.tags.filter(({ confidence }) => confidence > 0.5).map(({ tag }) => tag);
  expect(sure?.toSorted()).toEqual([0, 2]);
});

test("the same tags give the same confidences", async () => {
  const read = async () => (await Tagger.learn(WITH_EXAMPLES, EMBEDDER)).read(["my bill is wrong"]);
  expect(await read()).toEqual(await read());
});

/** What the examples say two by two; those of the first tag with a word beside them that no example has. */
const MESSAGES = WITH_EXAMPLES.flatMap(({ examples }, tag) =>
  examples.flatMap((first) =>
    examples.map((second) => `${first} ${second}${tag === 0 ? " Overseas" : ""}`),
  ),
);

describe("messages without labels", () => {
  const overseas = async (definitions: typeof WITH_EXAMPLES, messages: string[]) => {
    const tagger = await Tagger.learn(definitions, EMBEDDER, messages);
    const [reading] = await tagger.read(["Overseas?"]);
    return reading?.tags.find(({ tag }) => tag === 0)?.confidence ?? 0;
  };

  test("teach words that no example has, in the same way each time", async () => {
    const confidence = await overseas(WITH_EXAMPLES, MESSAGES);
    expect(confidence).toBeGreaterThan((await overseas(WITH_EXAMPLES, [])) + 0.2);
    expect(await overseas(WITH_EXAMPLES, [...MESSAGES, ...MESSAGES])).toBe(confidence);
  });

  test("teach nothing when they are about something else", async () => {
    const others = MESSAGES.map((_, index) => `Zebras graze overseas, ${index} of them`);
    const before = await overseas(WITH_EXAMPLES, []);
    expect(await overseas(WITH_EXAMPLES, others)).toBe(before);
  });

  test("teach nothing where a message may bear two tags", async () => {
    const both = "Cancel my visit and give me my money back";
    const tags = WITH_EXAMPLES.map((tag) => ({ ...tag, examples: [...tag.examples, both] }));
    expect(await overseas(tags, MESSAGES)).toBe(await overseas(tags, []));
  });
});

test("one tag, an empty text and a text of signs alone are read as well", async () => {
  const tagger = await Tagger.learn([{ name: "billing" }], EMBEDDER);
  for (const { outOfScope, tags } of await tagger.read(["", "?!", "🙂", "a".repeat(20_000)])) {
    expect(outOfScope).toBeGreaterThan(0.5);
    expect(tags[0]?.confidence).toBeLessThan(0.5);
  }
});

test("names written for machines read as words", () => {
  expect(textsOf({ name: "card_arrival", examples: ["card arrival", "Where is it?"] })).toEqual([
    "card arrival",
    "Where is it?",
  ]);
  expect(textsOf({ name: "CardArrival" })).toEqual(["Card Arrival"]);
});
