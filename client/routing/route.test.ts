import { expect, test } from "vitest";
import { formatRoute, parseRoute } from "./route.ts";

const at = (path: string) => parseRoute(new URL(path, "http://lobby.test"));

test("an inbox address keeps its view, conversation, filters and sort", () => {
  const path = "/inbox/mine/01J?owner=nobody&owner=m1&tag=t1&tag=t2&unread=&sort=created";
  const route = at(path);
  expect(route).toEqual({
    page: "inbox",
    view: "mine",
    conversation: "01J",
    filter: { owners: [null, "m1"], tags: ["t1", "t2"], isUnread: true },
    sort: "created",
  });
  expect(formatRoute(route)).toBe(path);
});

test("an address that is not understood leads to what needs attention", () => {
  for (const path of ["/", "/inbox", "/inbox/nonsense/01J", "/elsewhere?sort=nonsense"])
    expect(formatRoute(at(path))).toBe("/inbox/needs-attention");
});

test("an agent's settings are found again, each part by its own address", () => {
  const path = "/settings/agent/rules?agent=a1";
  expect(at(path)).toEqual({ page: "agent", part: "rules", agent: "a1" });
  expect(formatRoute(at(path))).toBe(path);
  expect(formatRoute(at("/settings/agent/nonsense"))).toBe("/settings/agent/behaviour");
});

test("an invitation's id is read back as it was written", () => {
  const route = { page: "invitation", id: "a/b ü" } as const;
  expect(at(formatRoute(route))).toEqual(route);
});
