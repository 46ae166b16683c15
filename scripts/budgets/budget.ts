import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export interface Budget {
  what: string;
  /** Files below dist/. */
  files: string[];
  /** In kilobytes of 1,024, each file compressed by itself as it travels. */
  limit: number;
}

export interface Measured extends Budget {
  size: number;
  isKept: boolean;
}

const LOADER_KB = 3;
const WIDGET_KB = 60;
const CLIENT_KB = 150;

/** What has a budget, as the build in `dist` has it. */
export function budgetsOf(dist: string): Budget[] {
  const widget = firstLoad(dist, "widget");
  return [
    { what: "Widget loader", files: ["loader/widget.js"], limit: LOADER_KB },
    { what: "Widget before a conversation", files: widget, limit: WIDGET_KB },
    {
      what: "Widget with a conversation",
      files: [...widget, ...laterParts(dist, widget, /\.\/(open-thread-[\w.-]+\.js)/)],
      limit: WIDGET_KB,
    },
    { what: "Inbox, first load", files: firstLoad(dist, "client"), limit: CLIENT_KB },
  ];
}

export function measure(dist: string, budget: Budget): Measured {
  const bytes = budget.files.map((file) => gzipSync(readFileSync(join(dist, file))).byteLength);
  const size = bytes.reduce((sum, one) => sum + one, 0) / 1024;
  return { ...budget, size, isKept: budget.files.length > 0 && size <= budget.limit };
}

export function table(measured: readonly Measured[]): string {
  const rows = measured.map(({ what, size, limit, isKept }) => [
    what,
    `${size.toFixed(2)} KB`,
    `${limit} KB`,
    isKept ? "kept" : "OVER",
  ]);
  const all = [["gzip", "size", "budget", ""], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The page itself and every script and style it names, with what those import at once. */
function firstLoad(dist: string, name: string): string[] {
  const page = `${name}/index.html`;
  if (!existsSync(join(dist, page))) return [];
  const html = readFileSync(join(dist, page), "utf8");
  const named = [...html.matchAll(/assets\/[\w.-]+\.(?:js|css)/g)].map(([path]) => path);
  const files = new Set<string>();
  const take = (path: string) => {
    const file = `${name}/${path}`;
    if (files.has(file)) return;
    files.add(file);
    for (const imported of staticImports(join(dist, file))) take(`assets/${imported}`);
  };
  named.forEach(take);
  return [page, ...files];
}

function staticImports(file: string): string[] {
  if (!file.endsWith(".js")) return [];
  const code = readFileSync(file, "utf8");
  return [...code.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map(
    ([, name]) => name ?? "",
  );
}

/** What the files load later, by the name it goes under in their code. */
function laterParts(dist: string, files: string[], name: RegExp): string[] {
  return files
    .filter((file) => file.endsWith(".js"))
    .flatMap((file) => name.exec(readFileSync(join(dist, file), "utf8"))?.slice(1) ?? [])
    .map((found) => `widget/assets/${found}`);
}
