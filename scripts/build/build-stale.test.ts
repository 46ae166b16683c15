import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildStale } from "./build-stale.ts";
import type { Target } from "./target.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lobby-build-"));
  mkdirSync(join(root, "client"));
  writeFileSync(join(root, "client/main.ts"), "one");
});
afterEach(() => rmSync(root, { recursive: true }));

const client: Target = {
  name: "client",
  mode: "production",
  sources: ["client"],
  output: "client/index.html",
};

async function build(options: { isForced?: boolean; succeeds?: boolean } = {}) {
  const built: string[] = [];
  const said: string[] = [];
  const succeeded = await buildStale({
    root,
    targets: [client],
    isForced: options.isForced ?? false,
    say: (line) => said.push(line),
    run: async (_root, target) => {
      built.push(target.name);
      mkdirSync(join(root, "dist/client"), { recursive: true });
      writeFileSync(join(root, "dist/client/index.html"), "");
      return { isBuilt: options.succeeds ?? true, output: "Unexpected token in main.ts" };
    },
  });
  return { built, said, succeeded };
}

test("a second build with nothing changed builds nothing", async () => {
  expect((await build()).built).toEqual(["client"]);
  expect((await build()).built).toEqual([]);
});

test("a changed source is built again", async () => {
  await build();
  writeFileSync(join(root, "client/main.ts"), "two");
  expect((await build()).built).toEqual(["client"]);
});

test("a changed test file is not a reason to build", async () => {
  await build();
  writeFileSync(join(root, "client/main.test.ts"), "");
  expect((await build()).built).toEqual([]);
});

test("output that was removed is built again", async () => {
  await build();
  rmSync(join(root, "dist/client"), { recursive: true });
  expect((await build()).built).toEqual(["client"]);
});

test("--force builds what is fresh as well", async () => {
  await build();
  expect((await build({ isForced: true })).built).toEqual(["client"]);
});

test("a failed build says why and is tried again next time", async () => {
  const failed = await build({ succeeds: false });
  expect(failed.succeeded).toBe(false);
  expect(failed.said.at(-1)).toContain("Unexpected token in main.ts");
  expect((await build()).built).toEqual(["client"]);
});
