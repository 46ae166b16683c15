import { createReadStream, existsSync, statSync } from "node:fs";
import { createInterface } from "node:readline";
import { givenPath } from "./given-path.ts";

type LineId = string | number;

export type BatchLine =
  | { ok: true; id: LineId; text: string }
  | { ok: false; refusal: { id?: LineId; error: string } };

/** What a line is asked for: `names` are its fields, the first one that is there counts. */
export type LineForm = { what: string; names: readonly string[]; example: string };

const LONGEST = 20_000;

/**
 * Answers each line of a file (or of stdin, `-`) with a JSON line, in their order; a line that cannot be read with its
 * error and its number in the file.
 */
export async function answerLines(
  file: string,
  form: LineForm,
  answer: (text: string) => Promise<object>,
): Promise<void> {
  const input = file === "-" ? process.stdin : openBatch(givenPath(file), file, form);
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (!line.trim()) continue;
    const read = readLine(line, form);
    const answered = read.ok
      ? { id: read.id, ...(await answer(read.text)) }
      : { ...read.refusal, line: number };
    await writeLine(JSON.stringify(answered));
  }
}

export function readLine(line: string, { what, names, example }: LineForm): BatchLine {
  const value = parseLine(line);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { ok: false, refusal: { error: `The line is not a JSON object like ${example}.` } };
  const fields = value as Record<string, unknown>;
  const id = readId(fields["id"]);
  const refuse = (error: string): BatchLine => ({
    ok: false,
    refusal: { ...(id === undefined ? {} : { id }), error },
  });
  const name = names.find((one) => Object.hasOwn(fields, one));
  const text = name === undefined ? undefined : fields[name];
  if (typeof text !== "string") return refuse(`The line has no ${what} that is text.`);
  if (text.length > LONGEST) return refuse(`The ${what} is longer than ${LONGEST} characters.`);
  if (id === undefined) return refuse("The line has no id that is text or a number.");
  return { ok: true, id, text };
}

function readId(id: unknown): LineId | undefined {
  const isId = typeof id === "string" || (typeof id === "number" && Number.isFinite(id));
  return isId ? id : undefined;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function openBatch(path: string, given: string, { what }: LineForm) {
  if (!existsSync(path)) throw new Error(`${given} does not exist.`);
  if (statSync(path).isDirectory())
    throw new Error(`${given} is a folder, not a file with a ${what} in each line.`);
  return createReadStream(path, "utf8");
}

async function writeLine(line: string): Promise<void> {
  if (process.stdout.write(`${line}\n`)) return;
  await new Promise((resume) => process.stdout.once("drain", resume));
}
