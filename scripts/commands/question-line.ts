type QuestionId = string | number;

export type QuestionLine =
  | { ok: true; id: QuestionId; question: string }
  | { ok: false; refusal: { id?: QuestionId; error: string } };

const LONGEST = 20_000;

/** Reads one line of `ask --batch`. */
export function readQuestion(line: string): QuestionLine {
  const value = parseLine(line);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return {
      ok: false,
      refusal: {
        error: 'The line is not a JSON object like {"id": "1", "question": "When are you open?"}.',
      },
    };
  }
  const id =
    "id" in value && (typeof value.id === "string" || typeof value.id === "number")
      ? value.id
      : undefined;
  const refuse = (error: string): QuestionLine => ({
    ok: false,
    refusal: { ...(id === undefined ? {} : { id }), error },
  });
  const question = "question" in value ? value.question : undefined;
  if (typeof question !== "string") return refuse("The line has no question that is text.");
  if (question.length > LONGEST)
    return refuse(`The question is longer than ${LONGEST} characters.`);
  if (id === undefined) return refuse("The line has no id that is text or a number.");
  return { ok: true, id, question };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
