import { ok, refuse, type Result } from "../../shared/domain/result.ts";

/** Why a request came to nothing. `message` is a sentence for people; `status` 0 means that nobody answered. */
export interface Problem {
  status: number;
  code: string;
  message: string;
}

export type Answer<Value> = Promise<Result<Value, Problem>>;

/** Asks our own server and never throws: every failure is a value with a sentence in it. */
export async function request<Value>(
  method: "GET" | "POST" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
): Answer<Value> {
  return readAnswer(await send(method, path, body));
}

async function readAnswer<Value>(response: Response | null): Answer<Value> {
  if (response === null) return refuse(unreachable());
  const json = await readJson(response);
  if (response.ok) return ok(json as Value);
  return refuse(problemOf(response.status, json));
}

/** A file as it is. */
export async function sendFile<Value>(path: string, file: Blob): Answer<Value> {
  const headers = { "content-type": "application/octet-stream" };
  const response = await attempt(path, { method: "POST", body: file, headers });
  return readAnswer(response);
}

function send(method: string, path: string, body: unknown): Promise<Response | null> {
  if (body === undefined) return attempt(path, { method });
  const headers = { "content-type": "application/json" };
  return attempt(path, { method, body: JSON.stringify(body), headers });
}

async function attempt(path: string, init: RequestInit): Promise<Response | null> {
  try {
    return await fetch(path, { ...init, credentials: "same-origin" });
  } catch {
    return null;
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** Our own errors say `error` and `message`, those of the account routes `code` and `message`. */
function problemOf(status: number, json: unknown): Problem {
  const said = (json ?? {}) as { error?: unknown; code?: unknown; message?: unknown };
  const code = said.error ?? said.code;
  return {
    status,
    code: typeof code === "string" ? code : String(status),
    message: typeof said.message === "string" ? said.message : wordsFor(status),
  };
}

function wordsFor(status: number): string {
  if (status === 429) return "That was a bit much at once. Please wait a minute and try again.";
  if (status >= 500) return "The server could not do this right now. Nothing was lost; try again.";
  return "The server did not accept this.";
}

function unreachable(): Problem {
  return {
    status: 0,
    code: "unreachable",
    message: "Lobby can't be reached. Check the connection and try again.",
  };
}
