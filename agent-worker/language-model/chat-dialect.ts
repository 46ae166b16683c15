import type { Completion } from "./language-model.ts";

/** What an endpoint has been found to understand: servers differ in what they take. */
export type ChatDialect = {
  format: "schema" | "object" | "prose";
  limit: "max_tokens" | "max_completion_tokens";
  takesTemperature: boolean;
  streams: boolean;
};

export const FULL_DIALECT: ChatDialect = {
  format: "schema",
  limit: "max_tokens",
  takesTemperature: true,
  streams: true,
};

/** Models that think before they write need some of it for that. */
const MOST_TOKENS = 2000;

export function requestBody(
  model: string,
  { messages, format }: Completion,
  dialect: ChatDialect,
  stream: boolean,
): object {
  return {
    model,
    messages,
    stream: stream && dialect.streams,
    [dialect.limit]: MOST_TOKENS,
    ...(dialect.takesTemperature && { temperature: 0 }),
    ...responseFormat(format, dialect),
  };
}

function responseFormat({ name, schema }: Completion["format"], { format }: ChatDialect): object {
  if (format === "prose") return {};
  if (format === "object") return { response_format: { type: "json_object" } };
  return { response_format: { type: "json_schema", json_schema: { name, schema, strict: true } } };
}

/** What to leave out after a refusal that says `why`; null when nothing of it is to blame. */
export function lowerDialect(
  dialect: ChatDialect,
  status: number,
  why: string,
): ChatDialect | null {
  const isAboutFormat = /response_format|json_?schema|json_?object|guided|grammar/i.test(why);
  if (!isAboutFormat && ![400, 422, 501].includes(status)) return null;
  if (!isAboutFormat && /max_tokens/i.test(why) && dialect.limit === "max_tokens")
    return { ...dialect, limit: "max_completion_tokens" };
  if (!isAboutFormat && /temperature/i.test(why) && dialect.takesTemperature)
    return { ...dialect, takesTemperature: false };
  if (!isAboutFormat && /stream/i.test(why) && dialect.streams)
    return { ...dialect, streams: false };
  if (dialect.format === "schema") return { ...dialect, format: "object" };
  return dialect.format === "object" ? { ...dialect, format: "prose" } : null;
}
