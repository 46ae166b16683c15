import { expect, test } from "vitest";
import { openAgent } from "../open-agent.ts";
import { aKnowledge } from "../test/builders.ts";

const HOURS = `# Opening hours

These are our hours:

| Day | Hours |
| --- | --- |
| Monday to Friday | 8 to 18 |
| Saturday | 9 to 13 |
| Sunday | closed |
| Public holidays | closed |
`;

async function answerTo(text: string): Promise<string> {
  const { retriever, answerer } = openAgent(aKnowledge({ "hours.md": HOURS }), null);
  const retrieval = await retriever.retrieve({ collection: "default", text, previous: null });
  return answerer.explain(retrieval)?.text ?? "";
}

test("[A4] a question about one row of a table is answered with that row, under the table's header", async () => {
  expect(await answerTo("are you open on Sunday?")).toBe(
    "These are our hours:\n\nDay / Hours:\nSunday: closed",
  );
});

test("a question about the table is answered with all of it", async () => {
  const text = await answerTo("What are your opening hours?");
  expect(text).toContain("Monday to Friday: 8 to 18");
  expect(text).toContain("Public holidays: closed");
});

test("a day that no row names may be meant by one that does not say so", async () => {
  expect(await answerTo("are you open on Tuesday or Sunday?")).toContain(
    "Monday to Friday: 8 to 18",
  );
});
