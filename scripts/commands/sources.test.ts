import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SiteServer } from "../../agent-worker/test/site-server.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lobby-sources-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function lobby(args: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../lobby.ts"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DATA_DIR: join(folder, "data"),
      EMBEDDING_MODEL: "none",
      ALLOW_PRIVATE_CRAWL: "",
      ...environment,
    },
  });
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { stdout, stderr, status };
}

test("files, a site and a text are sources that are listed, refreshed and removed", async () => {
  const site = new SiteServer();
  const address = `${await site.start()}/`;
  site.html("/", "<h1>Parking</h1><p>Behind the house.</p>");
  const help = join(folder, "help");
  mkdirSync(help);
  writeFileSync(join(help, "hours.md"), "# Hours\n\nOpen at eight.");
  const leave = { ALLOW_PRIVATE_CRAWL: "1" };
  const args = ["ingest", help, address, "--text", "Closed.", "--title", "Sundays", "--json"];
  const ingested = await lobby(args, leave);
  expect(JSON.parse(ingested.stdout)).toMatchObject({ added: 3, failed: 0, errors: [] });
  const listed = JSON.parse((await lobby(["sources", "list", "--json"])).stdout);
  expect(listed).toMatchObject([
    { kind: "folder", location: help, articles: 1, state: "done" },
    { kind: "site", location: address, articles: 1, everyMinutes: 1440 },
    { kind: "text", location: "text:Sundays", articles: 1 },
  ]);
  const refreshed = await lobby(["sources", "refresh", "--json"], leave);
  expect(JSON.parse(refreshed.stdout)).toMatchObject({ unchanged: 2, failed: 0 });
  const removed = await lobby(["sources", "remove", address.slice(0, -1), "--json"]);
  expect(JSON.parse(removed.stdout)).toEqual({ removed: 1 });
  await site.stop();
});

test("a private address is refused in one sentence without leave", async () => {
  const { status, stderr } = await lobby(["ingest", "http://127.0.0.1:9/"]);
  expect(status).toBe(1);
  expect(stderr).toContain("uses a port other than 80 and 443");
});

test("what is asked for wrongly is told", async () => {
  expect((await lobby(["ingest"])).stderr).toContain("Name a file, a folder or an address");
  expect((await lobby(["ingest", "--text", "x"])).stderr).toBe("A text needs its --title.\n");
  expect((await lobby(["sources", "remove", "nothing"])).status).toBe(1);
});
