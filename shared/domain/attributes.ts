import { type Lanes, recordedOf } from "./lanes.ts";

/** What a site says of its visitor: the plan, the study site, the unit. A claim of the page, not verified. */
export type Attributes = Readonly<Record<string, string>>;

export const ATTRIBUTES_MAX = 20;
export const ATTRIBUTE_NAME_LENGTH = 40;
export const ATTRIBUTE_VALUE_LENGTH = 200;

/** What of a page's values can be kept: text, numbers and yes or no as text; null takes an attribute away, as empty text does. */
export function cleanAttributes(given: unknown): Attributes {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return {};
  return Object.fromEntries(
    Object.entries(given)
      .flatMap(([name, value]) => {
        const isKept = value === null || ["string", "number", "boolean"].includes(typeof value);
        const key = name.trim();
        if (!isKept || key === "" || key.length > ATTRIBUTE_NAME_LENGTH) return [];
        return [[key, `${value ?? ""}`.trim().slice(0, ATTRIBUTE_VALUE_LENGTH)] as const];
      })
      .slice(0, ATTRIBUTES_MAX),
  );
}

/** C20: the latest value of each by the order of the log, of the names that came first. */
export function readAttributes(lanes: Lanes): Attributes {
  const known = new Map<string, string>();
  for (const { lane, fact } of recordedOf(lanes)) {
    if (lane !== "v" || fact.kind !== "attributes") continue;
    for (const [name, value] of Object.entries(fact.attributes)) {
      if (value === "") known.delete(name);
      else if (known.has(name) || known.size < ATTRIBUTES_MAX) known.set(name, value);
    }
  }
  return Object.fromEntries(known);
}
