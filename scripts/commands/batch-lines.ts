import { createReadStream, existsSync, statSync } from "node:fs";
import { createInterface } from "node:readline";
import { givenPath } from "./given-path.ts";

type MessageId = string | number;

export type MessageLine =
  | { ok: true; id: MessageId; text: string }
  | { ok: false; refusal: { id?: MessageId; error: string } };

const LONGEST = 20_000;

/** Answers each line `{id, text}` of a file (or of stdin, `-`) with a JSON line; a line that cannot be read with its error. */
export async function answerMessages(
  file: string,
  answer: (text: string) => Promise<object>,
): Promise<void> {
  const input = file === "-" ? process.stdin : openBatch(givenPath(file), file);
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!line.trim()) continue;
    const read = readMessage(line);
    const answered = read.ok ? { id: read.id, ...(await answer(read.text)) } : read.refusal;
    await writeLine(JSON.stringify(answered));
  }
}

export function readMessage(line: string): MessageLine {
  const value = parseLine(line);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const error = 'The line is not a JSON object like {"id": "1", "text": "My card is lost."}.';
    return { ok: false, refusal: { error } };
  }
  const isId = "id" in value && (typeof value.id === "string" || typeof value.id === "number");
  const id = isId ? (value.id as MessageId) : undefined;
  const refuse = (error: string): MessageLine => ({
    ok: false,
    refusal: { ...(id === undefined ? {} : { id }), error },
  });
  const text = "text" in value ? value.text : undefined;
  if (typeof text !== "string") return refuse("The line has no text that is a string.");
  if (text.length > LONGEST) return refuse(`The text is longer than ${LONGEST} characters.`);
  if (id === undefined) return refuse("The line has no id that is text or a number.");
  return { ok: true, id, text };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function openBatch(path: string, given: string) {
  if (!existsSync(path)) throw new Error(`${given} does not exist.`);
  if (statSync(path).isDirectory())
    throw new Error(`${given} is a folder, not a file of messages.`);
  return createReadStream(path, "utf8");
}

async function writeLine(line: string): Promise<void> {
  if (process.stdout.write(`${line}\n`)) return;
  await new Promise((resume) => process.stdout.once("drain", resume));
}
