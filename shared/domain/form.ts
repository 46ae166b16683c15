import { ok, refuse, type Result } from "./result.ts";

export const fieldKinds = ["text", "email", "phone", "date", "choice", "number"] as const;
export type FieldKind = (typeof fieldKinds)[number];

export interface FormField {
  id: string;
  label: string;
  kind: FieldKind;
  isRequired: boolean;
  /** What a `choice` may be; empty for every other kind. */
  choices: string[];
}

/** Details an agent asks a visitor for. */
export interface Form {
  id: string;
  title: string;
  intro: string;
  isSkippable: boolean;
  fields: FormField[];
}

/** One value a visitor gave, with what it was asked as: it stays readable when the form has changed. */
export interface Detail {
  field: string;
  label: string;
  kind: FieldKind;
  value: string;
}

export type FieldProblem = "missing" | "too-long" | Exclude<FieldKind, "text">;

export const VALUE_LENGTH = 1000;

const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
const PHONE = /^\+?[\d\s()/.-]+$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/**
 * The details in a form's values, in the form's order, or what is wrong with which field (H5). The same in the widget,
 * the REST interface and the server's ruling; values that no field asks for are left out.
 */
export function readFormValues(
  form: Form,
  values: Readonly<Record<string, string>>,
): Result<Detail[], Record<string, FieldProblem>> {
  const problems: Record<string, FieldProblem> = {};
  const details: Detail[] = [];
  for (const field of form.fields) {
    const { id, label, kind } = field;
    const value = (Object.hasOwn(values, id) ? (values[id] ?? "") : "").trim();
    const problem = problemOf(field, value);
    if (problem !== null) problems[id] = problem;
    else if (value !== "") details.push({ field: id, label, kind, value });
  }
  return Object.keys(problems).length > 0 ? refuse(problems) : ok(details);
}

function problemOf(field: FormField, value: string): FieldProblem | null {
  if (value === "") return field.isRequired ? "missing" : null;
  if (value.length > VALUE_LENGTH) return "too-long";
  return field.kind === "text" || isOfKind(field, value) ? null : field.kind;
}

function isOfKind({ kind, choices }: FormField, value: string): boolean {
  switch (kind) {
    case "email":
      return value.length <= 320 && EMAIL.test(value);
    case "phone": {
      const digits = value.replaceAll(/\D/g, "").length;
      return PHONE.test(value) && digits >= 5 && digits <= 15;
    }
    case "date":
      return DATE.test(value) && isDay(value);
    case "choice":
      return choices.includes(value);
    case "number":
      return NUMBER.test(value);
    default:
      return true;
  }
}

function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
