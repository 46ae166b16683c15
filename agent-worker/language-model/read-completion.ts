import { z } from "zod";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import { readUpTo } from "../read-up-to.ts";
import { readEvents, TooLong } from "./event-stream.ts";

const LARGEST_BODY = 2 * 1024 * 1024;
const LONGEST_TEXT = 32_000;

/** Some servers write a text in parts; what is none of it is left alone. */
const content = z.union([
  z.string(),
  z
    .array(z.object({ text: z.string().catch("") }).catch({ text: "" }))
    .transform((parts) => parts.map(({ text }) => text).join("")),
]);
const part = z.object({ content: content.nullish(), refusal: z.string().nullish() });
const completionSchema = z.object({
  choices: z.array(
    z.object({
      message: part.optional(),
      delta: part.optional(),
      finish_reason: z.string().nullish(),
    }),
  ),
});

type Piece = { text: string; isRefusal: boolean; end: string | null };

export const BROKE_OFF = "broke off.";
const TOO_LONG = `wrote more than ${LONGEST_TEXT} letters.`;
const NO_COMPLETION = "sent something that is not a chat completion.";

/** The text of a chat completion, in one piece or as a stream; throws when the connection is cut. */
export async function readCompletion(
  response: Response,
  onText: ((text: string) => void) | undefined,
): Promise<Result<string, string>> {
  const type = response.headers.get("content-type") ?? "";
  if (!response.body || type.includes("html")) {
    await response.body?.cancel();
    return refuse(NO_COMPLETION);
  }
  try {
    return type.includes("event-stream")
      ? await readStream(readEvents(response.body, LARGEST_BODY), onText)
      : readWhole(await readUpTo(response.body, LARGEST_BODY));
  } catch (error) {
    if (error instanceof TooLong) return refuse(TOO_LONG);
    throw error;
  }
}

async function readStream(
  events: AsyncIterable<string>,
  onText: ((text: string) => void) | undefined,
): Promise<Result<string, string>> {
  let text = "";
  for await (const data of events) {
    if (data.trim() === "[DONE]") return ok(text);
    const piece = readPiece(data);
    if (!piece) return refuse(NO_COMPLETION);
    text += piece.text;
    if (text.length > LONGEST_TEXT) throw new TooLong();
    const problem = problemOf(piece);
    if (problem) return refuse(problem);
    if (piece.text !== "") onText?.(text);
    if (piece.end !== null) return ok(text);
  }
  return refuse(BROKE_OFF);
}

function readWhole(body: Buffer | null): Result<string, string> {
  if (!body) return refuse(TOO_LONG);
  const piece = readPiece(body.toString("utf8"));
  if (!piece) return refuse(NO_COMPLETION);
  const problem = problemOf(piece);
  if (problem) return refuse(problem);
  return piece.text.length > LONGEST_TEXT ? refuse(TOO_LONG) : ok(piece.text);
}

/** Null when it is no completion; one without choices (such as the last, with the usage) adds nothing. */
function readPiece(data: string): Piece | null {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null;
  }
  const parsed = completionSchema.safeParse(value);
  if (!parsed.success) return null;
  const [choice] = parsed.data.choices;
  const said = choice?.message ?? choice?.delta;
  return {
    text: said?.content ?? "",
    isRefusal: Boolean(said?.refusal),
    end: choice?.finish_reason ?? null,
  };
}

function problemOf({ isRefusal, end }: Piece): string | null {
  if (isRefusal || end === "content_filter") return "declined to answer.";
  return end === "length" ? "wrote too long to come to an end." : null;
}
