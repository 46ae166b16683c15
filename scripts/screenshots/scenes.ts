import type { Page } from "@playwright/test";
import { extremeRows, openExtremes, writeExtremes } from "./extremes.ts";
import { ageRows, manyRows, noRows } from "./feed-rows.ts";
import { cutLine, layLine } from "./line.ts";
import type { Scene } from "./scene.ts";

const open = (name: string) => async (page: Page) => {
  await page.getByRole("link", { name }).first().click();
  // One of each document that the thread is made of.
  for (const part of [".message", ".handoff-card"]) await page.locator(part).first().waitFor();
};

const inbox = { isSignedIn: true, prepare: ageRows, path: "/inbox/open", shows: ".inbox-row" };

/** What the README shows: an answer with its source, a handoff, a note and a person who goes on. */
export const readmeScene: Scene = {
  name: "readme",
  ...inbox,
  act: async (page) => {
    await open("Aisha Rahman")(page);
    await page.keyboard.press("n");
    await page.keyboard.type("She sent a letter from the emergency room. I would waive it.");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("r");
    await page.keyboard.type(
      "Hello Aisha, I hope you are better. I have taken the fee off your account.",
    );
    await page.keyboard.press("Enter");
    await page.getByText("Sent", { exact: true }).waitFor();
  },
};

export const scenes: readonly Scene[] = [
  { name: "sign-in", path: "/", isSignedIn: false, shows: "role=button[name='Sign in']" },
  {
    name: "sign-in-refused",
    path: "/",
    isSignedIn: false,
    shows: "role=button[name='Sign in']",
    act: async (page) => {
      await page.getByLabel("E-mail").fill("tara@harbor.example");
      await page.getByLabel("Password").fill("not the password");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "first-run",
    path: "/",
    isSignedIn: false,
    shows: "role=textbox[name='E-mail']",
    prepare: (context) =>
      context.route("**/api/setup", (route) => route.fulfill({ json: { needsOwner: true } })),
  },
  {
    name: "unreachable",
    path: "/",
    isSignedIn: false,
    shows: "role=button[name='Try again']",
    prepare: (context) => context.route("**/api/**", (route) => route.abort()),
  },
  { name: "inbox", ...inbox },
  { name: "needs-attention", ...inbox, path: "/inbox/needs-attention" },
  { name: "thread", ...inbox, act: open("Aisha Rahman") },
  {
    name: "source",
    ...inbox,
    act: async (page) => {
      await open("Aisha Rahman")(page);
      await page.locator(".source-chip").first().click();
      await page.locator(".passage").waitFor();
      await page.locator(".timeline-scroller").evaluate((element) => element.scrollTo({ top: 0 }));
    },
  },
  {
    name: "note",
    ...inbox,
    act: async (page) => {
      await open("Aisha Rahman")(page);
      await page.getByRole("button", { name: "Note", exact: true }).click();
      await page.keyboard.type("@Theo she has a doctor's letter, I would waive it.");
    },
  },
  {
    name: "search",
    ...inbox,
    act: async (page) => {
      await page.getByRole("searchbox").fill("appointment");
      await page.getByRole("heading", { name: "Search" }).waitFor();
    },
  },
  {
    name: "commands",
    ...inbox,
    act: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByPlaceholder("Do, go to or find").fill("a");
      await page.getByRole("option").first().waitFor();
    },
  },
  { name: "filtered-empty", ...inbox, path: "/inbox/mine?owner=nobody", shows: ".empty-state" },
  { name: "empty", ...inbox, prepare: noRows, shows: ".inbox-list .empty-state" },
  {
    name: "loading",
    ...inbox,
    shows: ".skeleton",
    isLive: false,
    prepare: async (context) => {
      await context.route("**/feed?*", () => new Promise(() => {}));
    },
  },
  {
    name: "offline",
    ...inbox,
    prepare: async (context) => {
      await ageRows(context);
      await layLine(context);
    },
    act: async (page) => {
      await open("Aisha Rahman")(page);
      await cutLine(page.context());
      await page.locator(".composer-text").fill("I have asked billing to waive the fee.");
      await page.keyboard.press("Control+Enter");
      await page.locator(".sync-status-words").waitFor();
    },
  },
  {
    name: "ten-thousand",
    ...inbox,
    prepare: (context) => manyRows(context, 10_000),
    act: async (page) => {
      await page
        .locator(".inbox-list-scroller")
        .evaluate((list) => list.scrollTo({ top: 200_000 }));
      await page.locator(".inbox-row[aria-posinset='2640']").waitFor();
    },
  },
  {
    name: "extremes",
    ...inbox,
    prepare: extremeRows,
    act: async (page) => {
      await openExtremes(page);
      await writeExtremes(page);
      await page.locator(".note-card").nth(3).waitFor();
    },
  },
  {
    name: "extremes-typing",
    ...inbox,
    prepare: extremeRows,
    act: async (page) => {
      await openExtremes(page);
      await page.getByRole("button", { name: "Note", exact: true }).click();
      await page.keyboard.type("Please look at this, @");
      await page.getByRole("option").first().waitFor();
    },
  },
];
