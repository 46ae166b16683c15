import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { budgetsOf, measure, table } from "./budget.ts";

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), "lobby-budgets-"));
  write("loader/widget.js", "x");
  write("client/index.html", '<script src="/assets/index-a.js"></script>');
  write("client/assets/index-a.js", 'import{x}from"./shared-b.js";import("./late-c.js")');
  write("client/assets/shared-b.js", "export const x=1");
  write("client/assets/late-c.js", "late");
});
afterEach(() => rmSync(dist, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), text);
}

const named = (what: string) => budgetsOf(dist).find((budget) => budget.what === what)!;

test("the first load is the page, what it names and what that imports at once", () => {
  expect(named("Inbox, first load").files).toEqual([
    "client/index.html",
    "client/assets/index-a.js",
    "client/assets/shared-b.js",
  ]);
});

test("a page that was not built does not pass for a small one", () => {
  expect(measure(dist, named("Widget before a conversation")).isKept).toBe(false);
});

test("a file over its budget is called over", () => {
  const noise = Array.from({ length: 9000 }, () => Math.random().toString(36)).join("");
  write("loader/widget.js", noise);
  const measured = measure(dist, named("Widget loader"));
  expect(measured.isKept).toBe(false);
  expect(table([measured])).toMatch(/Widget loader +[\d.]+ KB +3 KB +OVER/);
});
