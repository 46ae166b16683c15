import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import type { SocketToken, WidgetSession } from "../../shared/protocol/http.ts";

/**
 * Why the server gave nothing. `unreachable` and `server`: try again later. `unknown-visitor`: the proof of the
 * earlier visit no longer holds. `gone`: this visitor may not open that conversation.
 */
export type ApiProblem =
  | { is: "unreachable" | "server" | "unknown-key" | "unknown-visitor" | "gone" }
  | { is: "too-fast"; retryInMs: number };

export interface VisitApi {
  session(visitor: string | undefined): Promise<Result<WidgetSession, ApiProblem>>;
  /** Creates the conversation, once, and gives a token for its socket. */
  conversation(visitor: string, id: string): Promise<Result<SocketToken, ApiProblem>>;
  /** How far the server's clock is ahead of this device's, as of the last answer. */
  clockOffset(): number;
}

const PATIENCE_MS = 15_000;
const USUAL_WAIT_MS = 20_000;

export function makeVisitApi(key: string, now: () => number): VisitApi {
  let offset = 0;
  const post = async <Answer>(path: string, body: object): Promise<Result<Answer, ApiProblem>> => {
    let response: Response;
    try {
      response = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        credentials: "omit",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const date = Date.parse(response.headers.get("date") ?? "");
      if (!Number.isNaN(date)) offset = date - now();
      if (response.ok) return ok((await response.json()) as Answer);
    } catch {
      return refuse({ is: "unreachable" });
    }
    return refuse(problemOf(response));
  };
  return {
    session: (visitor) =>
      post("/api/widget/session", { key, ...(visitor === undefined ? {} : { visitor }) }),
    conversation: (visitor, id) => post("/api/widget/conversations", { key, visitor, id }),
    clockOffset: () => offset,
  };
}

function problemOf({ status, headers }: Response): ApiProblem {
  if (status === 429) {
    const seconds = Number(headers.get("retry-after"));
    return { is: "too-fast", retryInMs: seconds > 0 ? seconds * 1000 : USUAL_WAIT_MS };
  }
  if (status === 401) return { is: "unknown-visitor" };
  if (status === 403) return { is: "gone" };
  return { is: status === 404 ? "unknown-key" : "server" };
}
