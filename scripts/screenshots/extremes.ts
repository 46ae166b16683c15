import type { BrowserContext, Page } from "@playwright/test";
import type { Row } from "../../shared/domain/row.ts";
import type { FeedPage, WorkspaceInfo } from "../../shared/protocol/http.ts";

const longName = "Maximiliane Oberhuber-Wolfeschlegelsteinhausen von Hohenberg";
const longWord = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const arabic = "مرحبا، هل يمكنني تغيير موعدي من الثلاثاء إلى الخميس؟";
const link = `https://harbor.example/${"a-very-long-path/".repeat(12)}`;
const paragraph = "The letter from the emergency room is here and the fee can be waived. ";

/** Who of the demo is taken for what is hard to lay out. */
const hardNames = ["Maya Lindqvist", "Chen Wei", "Jonas Petrov"];

const extremes: Partial<Row>[] = [
  { visitor: { id: "x-1", name: longName, email: `${"very.long.".repeat(5)}name@harbor.example` } },
  { visitor: { id: "x-2", name: "عبد الرحمن بن محمد", email: null }, preview: arabic },
  { visitor: { id: "x-3", name: null, email: null }, preview: longWord.repeat(3) },
];

const tag = (index: number) => ({
  id: `01J0000000000000000000${String(index).padStart(4, "0")}`,
  name: index % 7 === 0 ? `A tag as long as a tag may get, number ${index}` : `Tag ${index}`,
  description: "",
  hue: (index * 37) % 360,
});
const tags = Array.from({ length: 40 }, (_, index) => tag(index));

/** Names, words and tags as long and as many as they may be. */
export async function extremeRows(context: BrowserContext): Promise<void> {
  await context.route("**/feed?*", async (route) => {
    const answer = await route.fetch();
    const page = (await answer.json()) as FeedPage;
    const rows = page.rows.map((row) => {
      const index = hardNames.indexOf(row.visitor.name ?? "");
      return {
        ...row,
        ...extremes[index],
        tags: index === 0 ? tags.map(({ id }) => id) : row.tags,
      };
    });
    await route.fulfill({ response: answer, json: { ...page, rows } });
  });
  await context.route(/\/api\/workspaces\/[^/]+$/, async (route) => {
    const answer = await route.fetch();
    const info = (await answer.json()) as WorkspaceInfo;
    const members = info.members.map((one, at) => (at === 0 ? { ...one, name: longName } : one));
    await route.fulfill({ response: answer, json: { ...info, members, tags } });
  });
}

/** The conversation of the visitor with the long name. */
export async function openExtremes(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /Maximiliane/ })
    .first()
    .click();
  await page.locator(".thread-line").first().waitFor();
}

/** Writes what is hard to lay out into the conversation that is open, as notes, which reach nobody. */
export async function writeExtremes(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Note", exact: true }).click();
  const area = page.locator(".composer-text");
  const long = paragraph.repeat(120).slice(0, 8000);
  for (const words of [long, arabic, longWord.repeat(2), link]) {
    await area.fill(words);
    await page.keyboard.press("Control+Enter");
  }
}
