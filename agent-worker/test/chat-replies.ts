import type { ServerResponse } from "node:http";
import { json, type Reply, type SystemRequest } from "./system-server.ts";

/** What an OpenAI-compatible endpoint may answer, good and bad; for `SystemServer.replyWith`. */
export type DraftLike = { enough?: unknown; cites?: unknown; answer?: unknown } | string;

const write = (draft: DraftLike) => (typeof draft === "string" ? draft : JSON.stringify(draft));

/** A completion in one piece or, when that is asked for, as a stream of a few letters each. */
export const says =
  (draft: DraftLike): Reply =>
  (response, request) => {
    const content = write(draft);
    if (!wantsStream(request)) {
      const choice = { index: 0, message: { role: "assistant", content }, finish_reason: "stop" };
      return json({ id: "c", object: "chat.completion", choices: [choice] })(response, request);
    }
    beginStream(response);
    for (let at = 0; at < content.length; at += 7)
      event(response, { delta: { content: content.slice(at, at + 7) }, finish_reason: null });
    event(response, { delta: {}, finish_reason: "stop" });
    response.end("data: [DONE]\n\n");
    return undefined;
  };

/** The beginning of a stream, and then `after`: nothing more, a cut line, or letters without end. */
export const beginsWith =
  (text: string, after: "hang" | "cut" | "endless" | "garbage"): Reply =>
  (response) => {
    beginStream(response);
    event(response, { delta: { content: text }, finish_reason: null });
    if (after === "cut") response.write("data: {", () => response.destroy());
    if (after === "garbage") response.end("data: <<<%%%\n\ndata: [1,2\n\n");
    if (after === "endless") pour(response);
  };

/** The beginning of a stream in these pieces, and then nothing more. */
export const beginsInPieces =
  (pieces: string[]): Reply =>
  (response) => {
    beginStream(response);
    for (const content of pieces) event(response, { delta: { content }, finish_reason: null });
  };

/** As models that reason do it behind vLLM and Ollama: the thoughts in a field of their own, the text after them. */
export const thinksBefore =
  (content: string): Reply =>
  (response, request) => {
    const thought = { content: null, reasoning_content: "Hm. {", reasoning: "Hm. {" };
    if (!wantsStream(request)) {
      const message = { role: "assistant", ...thought, content };
      return json({ choices: [{ index: 0, message, finish_reason: "stop" }] })(response, request);
    }
    beginStream(response);
    event(response, { delta: { role: "assistant", content: "" }, finish_reason: null });
    event(response, { delta: thought, finish_reason: null });
    event(response, { delta: { content }, finish_reason: "stop" });
    response.write('data: {"choices": [], "usage": {"total_tokens": 9}}\n\n');
    response.end("data: [DONE]\n\n");
    return undefined;
  };

/** Wants to use a tool nobody offered. */
export const callsTool: Reply = json({
  choices: [
    {
      message: {
        role: "assistant",
        content: null,
        tool_calls: [
          { type: "function", function: { name: "read_conversations", arguments: "{}" } },
        ],
      },
      finish_reason: "tool_calls",
    },
  ],
});

/** A letter now and then, for ever: the connection is alive, and the answer never comes. */
export const drips: Reply = (response) => {
  beginStream(response);
  const timer = setInterval(() => event(response, { delta: { content: "x" } }), 20);
  response.on("close", () => clearInterval(timer));
};

export const answersHtml: Reply = (response) =>
  response.writeHead(200, { "content-type": "text/html" }).end("<h1>Welcome to nginx</h1>");

/** Refuses whatever the request has of `fields`, as servers do that do not know them. */
export const knowsNot =
  (fields: string[], then: Reply): Reply =>
  (response, request) => {
    const body = JSON.parse(request.body) as Record<string, unknown>;
    const format = (body["response_format"] as { type?: string } | undefined)?.type;
    const unknown = fields.find((field) => field in body || field === format);
    if (unknown === undefined) return then(response, request);
    const message = `Unsupported value: '${format === unknown ? "response_format" : unknown}'`;
    return json({ error: { message } }, 400)(response, request);
  };

export function wantsStream({ body }: SystemRequest): boolean {
  return (JSON.parse(body) as { stream?: boolean }).stream === true;
}

/** The two messages of a request. */
export function promptOf(request: SystemRequest | undefined): { system: string; user: string } {
  const { messages } = JSON.parse(request?.body ?? "{}") as {
    messages: { role: string; content: string }[];
  };
  const of = (role: string) => messages.find((one) => one.role === role)?.content ?? "";
  return { system: of("system"), user: of("user") };
}

function beginStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
}

function event(response: ServerResponse, choice: object): void {
  const chunk = { object: "chat.completion.chunk", choices: [{ index: 0, ...choice }] };
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
}

function pour(response: ServerResponse): void {
  const more = () => {
    if (!response.writable) return;
    event(response, { delta: { content: "and more ".repeat(500) }, finish_reason: null });
    setImmediate(more);
  };
  response.on("error", () => undefined);
  more();
}
