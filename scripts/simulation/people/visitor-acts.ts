import { conversationDocument } from "../../../shared/document/document-name.ts";
import type { Chance } from "../chance.ts";
import type { Device } from "./device.ts";

/** Gives a text that occurs nowhere else in the run. */
export type MakeText = (what: string) => string;

/** The last two are what the agent asks details for. */
const TOPICS = [
  "Question about opening hours of clinic",
  "Where can I park near",
  "Do you take the insurance",
  "How long do test results take for",
  "Is there a doctor on Sunday for",
  "What does a video visit need besides",
  "Which pharmacy is nearest to",
  "Who can read the records of",
  "When is the laboratory closed after",
  "Can I move the appointment about",
  "I have a complaint about",
  "Where is my order",
];

export function actAsVisitor(device: Device, chance: Chance, makeText: MakeText): void {
  const conversation = chance.pick(device.conversations);
  const document = conversationDocument(conversation);
  const form = device.see(conversation).shown.form?.id;
  const what = chance.next();
  if (form !== undefined && what < 0.3) {
    const isRight = chance.is(0.8);
    const values = { email: isRight ? "vera@example.com" : "vera" };
    if (chance.is(0.2)) device.write(document, { kind: "skip-form", form });
    else device.write(document, { kind: "answer-form", form, values });
  } else if (what < 0.84) {
    device.write(document, { kind: "message", text: makeText(chance.pick(TOPICS)) });
  } else if (what < 0.87) device.write(document, { kind: "ask-for-person" });
  else if (what < 0.9) device.write(document, { kind: "details", name: makeText("Vera") });
  else if (what < 0.93)
    device.write(document, { kind: "attributes", attributes: { plan: makeText("pro") } });
  else device.tellRead(conversation);
}
