import type { BrowserContext } from "@playwright/test";
import type { Row } from "../../shared/domain/row.ts";
import type { FeedPage } from "../../shared/protocol/http.ts";

const MINUTE = 60_000;
const firstNames = ["Ana", "Ben", "Chloe", "David", "Eva", "Finn", "Gita", "Hugo", "Iris", "Jan"];
const lastNames = ["Alves", "Berg", "Costa", "Diaz", "Evans", "Falk", "Garcia", "Hale", "Ito"];
const questions = [
  "Can I move my appointment to another day?",
  "How long do test results take?",
  "Is there parking at the Northgate location?",
  "Do you take my plan, and what would a first visit cost me?",
  "I lost the code for my results, can you send it again?",
];

/** Rows as of a quieter day: the demo was made a moment ago, so its rows are spread over the past hours. */
export async function ageRows(context: BrowserContext): Promise<void> {
  await context.route("**/feed?*", async (route) => {
    const answer = await route.fetch();
    const page = (await answer.json()) as FeedPage;
    const rows = page.rows.map((row, index) => aged(row, (3 + index * (index + 4)) * MINUTE));
    await route.fulfill({ response: answer, json: { ...page, rows } });
  });
}

/** The same feed with as many rows as asked for. */
export async function manyRows(context: BrowserContext, count: number): Promise<void> {
  await context.route("**/feed?*", async (route) => {
    const answer = await route.fetch();
    const page = (await answer.json()) as FeedPage;
    const [model] = page.rows;
    const rows = model === undefined ? [] : rowsLike(model, count);
    await route.fulfill({ response: answer, json: { ...page, rows: [...page.rows, ...rows] } });
  });
}

/** A workspace nobody has written to yet. */
export async function noRows(context: BrowserContext): Promise<void> {
  await context.route("**/feed?*", async (route) => {
    const answer = await route.fetch();
    const page = (await answer.json()) as FeedPage;
    await route.fulfill({ response: answer, json: { ...page, rows: [] } });
  });
}

function aged(row: Row, by: number): Row {
  return {
    ...row,
    createdAt: row.createdAt - by,
    lastAt: row.lastAt - by,
    waitingSince: row.waitingSince === null ? null : row.waitingSince - by,
  };
}

function rowsLike(model: Row, count: number): Row[] {
  return Array.from({ length: count }, (_, index): Row => {
    const at = Date.now() - index * 7 * MINUTE;
    const isWaiting = index % 9 === 0;
    return {
      ...model,
      id: `01J${String(index).padStart(23, "0")}`,
      visitor: { id: `visitor-${index}`, name: nameOf(index), email: null },
      createdAt: at,
      lastAt: at,
      preview: questions[index % questions.length] ?? "",
      lastBy: index % 3 === 0 ? "visitor" : "agent",
      mode: isWaiting ? "waiting" : "agent",
      owner: null,
      resolvedBy: index % 4 === 3 ? "agent" : null,
      waitingSince: isWaiting ? at : null,
      tags: index % 5 === 0 ? model.tags : [],
      heldBy: [],
      snoozedUntil: null,
    };
  });
}

function nameOf(index: number): string | null {
  if (index % 6 === 5) return null;
  return `${firstNames[index % firstNames.length]} ${lastNames[index % lastNames.length]}`;
}
