import { contents } from "../raw-update.ts";
import { type Forge, one } from "./forged-update.ts";

/** A fresh entry with some of its fields changed. */
const entry =
  (change: Record<string, unknown>): Forge =>
  (ground) => {
    const id = ground.newId();
    const changed = { ...ground.entry(id), ...change };
    return one(ground, { place: { key: id }, content: contents.any(changed) });
  };

const key =
  (name: string): Forge =>
  (ground) =>
    one(ground, { place: { key: name }, content: contents.any(ground.entry(name)) });

/** Entries that say what their author may not say, or under a key that is none. */
export const entryForgeries: Record<string, Forge> = {
  "another's name": entry({ by: "somebody-else" }),
  "no name": entry({ by: undefined }),
  "a name that is a list": entry({ by: ["x"] }),
  "an unknown field": entry({ isAdmin: true }),
  "a field called constructor": entry({ constructor: "x" }),
  "an unknown kind": entry({ kind: "publish" }),
  "a kind that is inherited": entry({ kind: "toString" }),
  "a kind of the other side's": (ground) => {
    const id = ground.newId();
    const forged = { ...ground.othersEntry(id), by: ground.subject };
    return one(ground, { place: { key: id }, content: contents.any(forged) });
  },
  "a version to come": entry({ v: 2 }),
  "an id that is not its key": entry({ id: "01HZZZZZZZ0000000000000000" }),
  "a blank text": entry({ text: " \n\t " }),
  "a text that is a list": entry({ text: ["x"] }),
  "a text that is too long": entry({ text: "x".repeat(8001) }),
  "a time that is no time": entry({ at: 9e15 }),
  "a time with a fraction": entry({ at: 0.5 }),
  "a time that is no number": entry({ at: Number.NaN }),
  "a time that is a bigint": entry({ at: 10n }),
  "a previous entry that is not there": entry({ prev: "01HZZZZZZZ0000000000000009" }),
  "a previous entry that is no id": entry({ prev: "first" }),
  "a key called __proto__": key("__proto__"),
  "a key called constructor": key("constructor"),
  "an empty key": key(""),
  "a key in small letters": key("01hzzzzzzz0000000000000000"),
  "a key that is too long": key("01HZZZZZZZ00000000000000000"),
  "a key beyond the year 10889": key("81HZZZZZZZ0000000000000000"),
  "a key with a slash": key("01HZZZZZZZ/status000000000"),
};
