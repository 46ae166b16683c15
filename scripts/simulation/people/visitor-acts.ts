import { conversationDocument } from "../../../shared/document/document-name.ts";
import type { Chance } from "../chance.ts";
import type { Device } from "./device.ts";

/** Gives a text that occurs nowhere else in the run. */
export type MakeText = (what: string) => string;

export function actAsVisitor(device: Device, chance: Chance, makeText: MakeText): void {
  const conversation = chance.pick(device.conversations);
  const document = conversationDocument(conversation);
  const what = chance.next();
  if (what < 0.84) {
    const text = makeText(`Question about opening hours of clinic`);
    device.write(document, { kind: "message", text });
  } else if (what < 0.87) device.write(document, { kind: "ask-for-person" });
  else if (what < 0.93) device.write(document, { kind: "details", name: makeText("Vera") });
  else device.tellRead(conversation);
}
