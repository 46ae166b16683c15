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

async function answerTo(text: string, article = HOURS): Promise<string> {
  const { retriever, answerer } = openAgent(aKnowledge({ "hours.md": article }), null);
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

test("a word in common with one row does not leave the others of a small table out", async () => {
  const fees = `# Fees

| What happened | Fee |
| --- | --- |
| Cancelled a day before | 0 |
| Did not come | 40 |
| Treatment of an hour, late or missed | 75 |
`;
  const text = await answerTo("what is the fee for a missed appointment?", fees);
  expect(text).toContain("Did not come: 40");
  expect(text).toContain("Treatment of an hour, late or missed: 75");
});

const SITES = `# Opening hours

| Site | Weekdays | Saturday | Sunday |
| --- | --- | --- | --- |
| Main | 8 to 18 | 9 to 13 | closed |
| Northgate | Mon, Wed 8 to 17; Tue: by appointment | 9 to 12 | closed |
| Telehealth | 7 to 21 | 7 to 21 | 7 to 21 |
`;

test("[A4] a question about one column of a table is answered with that column of each row", async () => {
  expect(await answerTo("are you open on Sunday?", SITES)).toBe(
    "Main — Sunday: closed\nNorthgate — Sunday: closed\nTelehealth — Sunday: 7 to 21",
  );
});

test("[A4] a question about a row and a column is answered with the one cell", async () => {
  expect(await answerTo("is Northgate open on Saturday?", SITES)).toBe(
    "Northgate — Saturday: 9 to 12",
  );
});

test("a question about a row is answered with it, although a line beside the table fits as well", async () => {
  const more = `${SITES}\nThe opening hours at Northgate and elsewhere are kept on all days but holidays.\n`;
  expect(await answerTo("what are your opening hours at Northgate?", more)).toBe(
    "Northgate — Weekdays: Mon, Wed 8 to 17; Tue: by appointment; Saturday: 9 to 12; Sunday: closed",
  );
});

test("a day that no column names is answered with all columns", async () => {
  expect(await answerTo("is Northgate open on Tuesday?", SITES)).toContain(
    "Northgate — Weekdays: Mon, Wed 8 to 17; Tue: by appointment; Saturday: 9 to 12",
  );
});
