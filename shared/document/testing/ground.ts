import * as Y from "yjs";
import type { WriteRight } from "../gate.ts";
import { encodeSections, serverSection } from "../lane-update.ts";
import type { Ground } from "./forgeries/forged-update.ts";
import { contents, item, rawUpdate } from "./raw-update.ts";

/** A ULID that counts up. */
export function ulidOf(count: number): string {
  return `01J${String(count).padStart(23, "0")}`;
}

/** Vera's conversation document, with one message of hers and its stamp, and what she may write. */
export function aConversation(): { doc: Y.Doc; right: WriteRight; ground: Ground } {
  const doc = new Y.Doc();
  const subject = "vera";
  let count = 1;
  const newId = () => ulidOf((count += 1));
  const entry = (id: string) => ({ v: 1, id, by: subject, at: 1, kind: "message", text: "hello" });
  const known = ulidOf(1);
  const knownClient = 101;
  const struct = item({ parent: "v", key: known }, contents.any(entry(known)));
  Y.applyUpdate(doc, rawUpdate([{ client: knownClient, clock: 0, structs: [struct] }]));
  Y.applyUpdate(
    doc,
    encodeSections([serverSection(0, [{ lane: "s", key: known, value: [1, 1] }])]),
  );
  return {
    doc,
    right: { lane: "v", subject, parity: "odd", isEntry: (value) => isMessage(value) },
    ground: {
      lane: "v",
      subject,
      client: 303,
      knownClient,
      knownStructs: 1,
      known,
      servers: { lane: "s", key: known, structs: 1 },
      entry,
      othersEntry: (id) => ({ ...entry(id), kind: "note" }),
      newId,
    },
  };
}

const fields = new Set(["v", "id", "by", "at", "kind", "text", "prev"]);

/** What the protocol's schema says of a message, for a folder that may not import it. */
function isMessage(value: object): boolean {
  const { v, at, kind, text, prev } = value as Record<string, unknown>;
  return (
    Object.keys(value).every((name) => fields.has(name)) &&
    v === 1 &&
    kind === "message" &&
    Number.isSafeInteger(at) &&
    Math.abs(at as number) <= 8.64e15 &&
    typeof text === "string" &&
    text.trim() !== "" &&
    text.length <= 8000 &&
    (prev === undefined || (typeof prev === "string" && prev.length === 26))
  );
}
