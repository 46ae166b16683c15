import { expect, test } from "vitest";
import * as Y from "yjs";
import { makePreparedThreads } from "./prepared-threads.ts";

/** Counts who has which document open. */
function countingCache() {
  const openers = new Map<string, number>();
  const change = (name: string, by: number) => openers.set(name, (openers.get(name) ?? 0) + by);
  const open = (name: string) => {
    change(name, 1);
    return {
      name,
      doc: () => new Y.Doc(),
      ready: Promise.resolve(),
      observe: () => () => undefined,
      release: () => void change(name, -1),
    };
  };
  const held = () => [...openers].filter(([, count]) => count > 0).map(([name]) => name);
  return { open, held, openers };
}

test("the last threads prepared are held open, each once, and all are let go in the end", () => {
  const cache = countingCache();
  const threads = makePreparedThreads(cache);
  for (const id of ["1", "2", "2", "3", "4"]) threads.prepare(id);
  expect(cache.held()).toEqual(["c:2", "n:2", "c:3", "n:3", "c:4", "n:4"]);
  expect(Math.max(...cache.openers.values())).toBe(1);
  threads.prepare("2");
  threads.prepare("5");
  expect(cache.held()).toEqual(["c:2", "n:2", "c:4", "n:4", "c:5", "n:5"]);
  threads.close();
  expect(cache.held()).toEqual([]);
});
