import { expect, test } from "vitest";
import { visitorEntrySchema } from "../protocol/entry-schema.ts";
import { ATTRIBUTES_MAX, cleanAttributes, readAttributes } from "./attributes.ts";
import { aLedger } from "./testing/ledger.ts";

test("[C20] the latest value of each counts, and empty text takes one away", () => {
  const ledger = aLedger();
  ledger.vera({ kind: "attributes", attributes: { plan: "free", unit: "4b" } });
  ledger.vera({ kind: "message", text: "Hello?" });
  ledger.vera({ kind: "attributes", attributes: { plan: "pro", unit: "" } });
  expect(readAttributes(ledger.lanes)).toEqual({ plan: "pro" });
});

test("[C20] what is said of the visitor is no message: it opens no turn and counts for nothing unread", () => {
  const ledger = aLedger();
  ledger.vera({ kind: "attributes", attributes: { plan: "pro" } });
  expect(ledger.state).toMatchObject({ turn: null, lastVisitorQ: 0 });
});

test("[C20] of more than twenty names the first stay, however many entries they come in", () => {
  const ledger = aLedger();
  for (let index = 0; index < 30; index += 1)
    ledger.vera({ kind: "attributes", attributes: { [`name${index}`]: "x" } });
  const names = Object.keys(readAttributes(ledger.lanes));
  expect(names).toHaveLength(ATTRIBUTES_MAX);
  expect(names[0]).toBe("name0");
});

test("[P6] an entry with too many attributes, or with anything but short text, is refused", () => {
  const entry = (attributes: unknown) => ({
    v: 1,
    id: "01J8ZC4Q9V5T2M7K3XRWAB6N0P",
    by: "vera",
    at: 1,
    kind: "attributes",
    attributes,
  });
  const isEntry = (attributes: unknown) => visitorEntrySchema.safeParse(entry(attributes)).success;
  const many = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`n${index}`, "x"]));
  expect(isEntry({ plan: "pro", unit: "" })).toBe(true);
  for (const bad of [many, { plan: 1 }, { plan: "x".repeat(201) }, { "": "x" }, [], null, "plan"])
    expect(isEntry(bad)).toBe(false);
});

test("[C20] whatever a page gives is cleaned into what an entry may hold", () => {
  const given = { __proto__: { odd: "x" }, constructor: "x", plan: " pro ", seats: 3, none: null };
  expect(cleanAttributes(given)).toEqual({ constructor: "x", plan: "pro", seats: "3", none: "" });
  for (const odd of [null, undefined, "pro", 3, ["pro"]]) expect(cleanAttributes(odd)).toEqual({});
});
