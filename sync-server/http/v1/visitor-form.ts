import { conversationDocument } from "../../../shared/document/document-name.ts";
import { type FieldProblem, readFormValues } from "../../../shared/domain/form.ts";
import type { State } from "../../../shared/domain/state.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import type { FormRequest } from "./schemas.ts";
import type { Plan } from "./visitor-message.ts";

/** Answers or skips the form that is open, under the planned id; a second time it changes nothing. */
export async function answerForm(
  { collaboration, database }: Services,
  conversation: string,
  { message: id, at }: Plan,
  request: FormRequest,
): Promise<void> {
  const isThere = database.sqlite
    .prepare(`SELECT 1 FROM entry WHERE document = ? AND lane = 'v' AND key = ?`)
    .get(conversationDocument(conversation), id);
  if (isThere !== undefined) return;
  const asked = openForm(database, conversation);
  if (asked === null)
    throw new Problem(409, "no-form", "No form is open in this conversation at the moment.");
  const { service } = collaboration;
  const form = asked.id;
  if ("skip" in request) {
    if (!asked.form.isSkippable)
      throw new Problem(409, "not-skippable", "This form asks for an answer: it can't be skipped.");
    return service.addVisitorEntry(conversation, { id, at, kind: "skip-form", form });
  }
  const read = readFormValues(asked.form, request.values);
  if (!read.ok) throw badValues(read.problem);
  const { values } = request;
  return service.addVisitorEntry(conversation, { id, at, kind: "answer-form", form, values });
}

function openForm({ sqlite }: Services["database"], conversation: string): State["form"] {
  const row = sqlite
    .prepare<[string], { state: string }>(`SELECT state FROM conversation WHERE id = ?`)
    .get(conversation);
  if (row === undefined || row.state === "") return null;
  return (JSON.parse(row.state) as { state: State }).state.form ?? null;
}

const sentences: Record<FieldProblem, string> = {
  missing: "must be filled in",
  "too-long": "is too long",
  email: "must be an e-mail address",
  phone: "must be a phone number",
  date: "must be a date like 2026-12-24",
  choice: "must be one of the choices",
  number: "must be a number",
};

function badValues(problems: Record<string, FieldProblem>): Problem {
  const named = Object.entries(problems).map(([field, why]) => `"${field}" ${sentences[why]}`);
  return new Problem(400, "bad-values", `${named.join(", ")}.`);
}
