import * as encoding from "lib0/encoding";
import { type Content, contents } from "../raw-update.ts";
import { bytes, type Forge, one } from "./forged-update.ts";

const anyArray = 117;
const anyObject = 118;
const anyNull = 126;

const content =
  (value: Content): Forge =>
  (ground) =>
    one(ground, { content: value });

/** Values that are no plain JSON object. */
export const valueForgeries: Record<string, Forge> = {
  "two values in one struct": (ground) => {
    const id = ground.newId();
    return one(ground, {
      place: { key: id },
      content: contents.any(ground.entry(id), ground.entry(id)),
    });
  },
  "a Y.Array": content(contents.type(0)),
  "a Y.Map": content(contents.type(1)),
  "a Y.Text": content(contents.type(2)),
  "an XML fragment": content(contents.type(4)),
  "a document in the document": content(contents.document("inner")),
  bytes: content(contents.binary(Uint8Array.of(1, 2, 3))),
  "an embed": content(contents.embed(`{"image":"x"}`)),
  "a format": content(contents.format("bold", "true")),
  "a string": content(contents.string("hello")),
  "JSON content": content(contents.json(`{"kind":"message"}`)),
  "something deleted": content(contents.deleted(1)),
  null: content(contents.any(null)),
  "a number": content(contents.any(7)),
  "a list": content(contents.any([])),
  undefined: content(contents.any(undefined)),
  "bytes as a value": content(contents.any(Uint8Array.of(1))),
  "a prototype of its own": (ground) => {
    const id = ground.newId();
    const honest = bytes((encoder) =>
      encoding.writeAny(encoder, ground.entry(id) as encoding.AnyEncodable),
    );
    const count = honest[1] as number;
    const proto = bytes((encoder) => {
      encoding.writeVarString(encoder, "__proto__");
      encoding.writeAny(encoder, { kind: "message" });
    });
    const forged = [anyObject, count + 1, ...honest.slice(2), ...proto];
    return one(ground, { place: { key: id }, content: contents.anyBytes(forged) });
  },
  "a pit of lists": (ground) => {
    const pit = Array.from({ length: 30_000 }, () => [anyArray, 1]).flat();
    return one(ground, { content: contents.anyBytes([...pit, anyNull]) });
  },
};
