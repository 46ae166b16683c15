import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
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

const page = () => join(root, "dist/client/index.html");

async function build(options: { isForced?: boolean; succeeds?: boolean } = {}) {
  const built: string[] = [];
  const servedMeanwhile: boolean[] = [];
  const said: string[] = [];
  const succeeded = await buildStale({
    root,
    targets: [client],
    isForced: options.isForced ?? false,
    say: (line) => said.push(line),
    run: async (_root, target, folder) => {
      built.push(target.name);
      servedMeanwhile.push(existsSync(page()));
      writeFileSync(join(folder, "index.html"), readFileSync(join(root, "client/main.ts")));
      return { isBuilt: options.succeeds ?? true, output: "Unexpected token in main.ts" };
    },
  });
  return { built, said, succeeded, servedMeanwhile };
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

test("what was built before is served until the next one is whole", async () => {
  await build();
  writeFileSync(join(root, "client/main.ts"), "two");
  expect((await build()).servedMeanwhile).toEqual([true]);
  expect(readFileSync(page(), "utf8")).toBe("two");
  expect(statSync(join(root, "dist/client")).mode).toBe(statSync(join(root, "client")).mode);
  expect(readdirSync(join(root, "dist")).toSorted()).toEqual(["client", "client.sources"]);
});

test("a failed build leaves what was built before", async () => {
  await build();
  writeFileSync(join(root, "client/main.ts"), "two");
  await build({ succeeds: false });
  expect(readFileSync(page(), "utf8")).toBe("one");
  expect(readdirSync(join(root, "dist"))).toEqual(["client"]);
});

test("two builds at the same time both end well", async () => {
  const all = await Promise.all([build({ isForced: true }), build({ isForced: true })]);
  expect(all.every(({ succeeded }) => succeeded)).toBe(true);
  expect(readFileSync(page(), "utf8")).toBe("one");
});
