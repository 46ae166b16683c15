import { expect, test } from "vitest";
import type { Tag } from "../../shared/protocol/http.ts";
import { listTags } from "./tag-list.ts";

const tag = (id: string, more: Partial<Tag> = {}): Tag => ({
  id,
  name: id,
  description: "",
  hue: 0,
  isArchived: false,
  mergedInto: null,
  ...more,
});

const tags = listTags([
  tag("billing"),
  tag("bills", { mergedInto: "billing" }),
  tag("fax", { isArchived: true }),
]);

test("a tag that was merged reads as the one it stands for, once", () => {
  expect(tags.of(["bills", "billing", "unknown"]).map(({ id }) => id)).toEqual(["billing"]);
});

test("an archived tag is shown where it was set and offered nowhere", () => {
  expect(tags.find("fax")?.name).toBe("fax");
  expect(tags.offered.map(({ id }) => id)).toEqual(["billing"]);
});
