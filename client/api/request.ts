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
  const response = await send(method, path, body);
  if (response === null) return refuse(unreachable());
  const json = await readJson(response);
  if (response.ok) return ok(json as Value);
  return refuse(problemOf(response.status, json));
}

async function send(method: string, path: string, body: unknown): Promise<Response | null> {
  const json = body === undefined ? null : JSON.stringify(body);
  try {
    return await fetch(path, {
      method,
      credentials: "same-origin",
      ...(json === null ? {} : { body: json, headers: { "content-type": "application/json" } }),
    });
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
