import { expect, test } from "vitest";
import { openAgent } from "../open-agent.ts";
import { openEmbedder } from "../model/open-embedder.ts";
import { aJob, aKnowledge } from "../test/builders.ts";
import { rankSimilar } from "./rank-similar.ts";
import { suggestReply } from "./suggest-reply.ts";
import { summarise } from "./summarise.ts";

const { signal } = new AbortController();
const knowledge = aKnowledge();
const ports = openAgent(knowledge, null);

function thread(...said: ["visitor" | "agent" | "teammate", string][]) {
  const [sample] = aJob().messages;
  if (!sample) throw new Error("a job has a message");
  const messages = said.map(([from, text], at) => ({
    ...sample,
    id: `m${at}`,
    from,
    author: from === "teammate" ? "Theo" : from,
    text,
  }));
  return { ...aJob(), messages };
}

test("a reply is suggested to the visitor's last question, although a person has it", async () => {
  const job = thread(
    ["visitor", "Let me talk to a person"],
    ["teammate", "Hello, Theo here"],
    ["visitor", "When are refills ready?"],
    ["teammate", "One moment"],
  );
  const { text, sources } = await suggestReply(job, ports, signal);
  expect(text).toContain("two working days");
  expect(sources).toMatchObject([{ article: "Prescriptions and refills" }]);
});

test("of several questions in a row the last is answered, or, named, the last that the articles know of", async () => {
  const burst = thread(
    ["visitor", "Let me talk to a person"],
    ["teammate", "Hello, Theo here"],
    ["visitor", "Can I get my results by mail?"],
    ["visitor", "When are refills ready?"],
    ["visitor", "thanks"],
  );
  const suggested = await suggestReply(burst, ports, signal);
  expect(suggested.text).toContain("two working days");
  expect(suggested.question).toBeUndefined();
  const [sample] = burst.messages;
  if (!sample) throw new Error("a thread has a message");
  const zebras = { ...sample, id: "m9", from: "visitor" as const, text: "Do zebras juggle?" };
  const asked = { ...burst, messages: [...burst.messages, zebras] };
  expect(await suggestReply(asked, ports, signal)).toMatchObject({
    text: expect.stringContaining("two working days"),
    question: "When are refills ready?",
  });
});

test("where the articles say nothing, nothing is suggested", async () => {
  const asked = thread(["visitor", "Do zebras juggle?"]);
  expect(await suggestReply(asked, ports, signal)).toMatchObject({ text: null, sources: [] });
  const greeting = thread(["visitor", "Hello"]);
  expect(await suggestReply(greeting, ports, signal)).toMatchObject({ text: null });
});

test("a summary tells in the thread's own words what was asked, answered and said last", () => {
  const { messages } = thread(
    ["visitor", "Hello"],
    ["visitor", "I was here on Monday. Can I get my results by mail?"],
    ["agent", "Results are in the portal."],
    ["visitor", "I cannot sign in there"],
    ["teammate", "I have reset your password."],
    ["visitor", "Thanks"],
  );
  expect(summarise(messages).lines).toEqual([
    { label: "Asked", text: "Can I get my results by mail?" },
    { label: "The agent said", text: "Results are in the portal." },
    { label: "Theo said", text: "I have reset your password." },
    { label: "Last from the visitor", text: "I cannot sign in there" },
  ]);
  expect(summarise([])).toEqual({ lines: [] });
});

test("a summary names every question that nobody has answered, and no handoff as an answer", () => {
  const { messages } = thread(
    ["visitor", "Can I bring my dog?"],
    ["agent", "I'm not certain enough to answer that. I've passed this to the team."],
    ["visitor", "When are you open?"],
    ["visitor", "Thanks"],
    ["visitor", "Is there parking?"],
  );
  const told = messages.map((one) =>
    one.from === "agent" ? { ...one, reason: "low-confidence" } : one,
  );
  expect(summarise(told).lines).toEqual([
    { label: "Asked", text: "Can I bring my dog?" },
    { label: "Not answered yet", text: "When are you open?" },
    { label: "Not answered yet", text: "Is there parking?" },
  ]);
});

test("what is about the same ranks first and what is not is left out", async () => {
  const opened = await openEmbedder("");
  const embedder = opened.ok ? opened.embedder : null;
  const candidates = [
    { id: "parking", text: "Where can I park my car?" },
    { id: "refill", text: "When will my prescription refill be ready?" },
  ];
  for (const given of [embedder, null])
    expect(await rankSimilar("Is my prescription refill ready?", candidates, given)).toEqual([
      "refill",
    ]);
});
