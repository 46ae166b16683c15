import type {
  FeedPage,
  PullResponse,
  SearchResponse,
  SocketToken,
  WorkspaceInfo,
} from "../../../shared/protocol/http.ts";
import { ok, refuse, type Result } from "../../../shared/domain/result.ts";

/** `offline`: no answer, or the server is not itself; worth trying again. `signed-out`: no session, or no member any more. */
export type HttpProblem = "offline" | "signed-out" | "failed";

export interface WorkspaceHttp {
  token(): Promise<Result<SocketToken, HttpProblem>>;
  workspace(): Promise<Result<WorkspaceInfo, HttpProblem>>;
  feed(since: number): Promise<Result<FeedPage, HttpProblem>>;
  pull(documents: Record<string, number>): Promise<Result<PullResponse, HttpProblem>>;
  search(text: string): Promise<Result<SearchResponse, HttpProblem>>;
  signOut(): Promise<Result<unknown, HttpProblem>>;
}

/** `base` is the server's address without a slash at the end; the session is a cookie. */
export function makeWorkspaceHttp(
  fetcher: typeof fetch,
  base: string,
  workspace: string,
): WorkspaceHttp {
  const root = `${base}/api/workspaces/${encodeURIComponent(workspace)}`;
  const ask = <Value>(url: string, body?: object) => request<Value>(fetcher, url, body);
  return {
    token: () => ask(`${root}/token`, {}),
    workspace: () => ask(root),
    feed: (since) => ask(`${root}/feed?since=${since}`),
    pull: (documents) => ask(`${root}/pull`, { documents }),
    search: (text) => ask(`${root}/search?q=${encodeURIComponent(text.slice(0, 200))}`),
    signOut: () => ask(`${base}/api/auth/sign-out`, {}),
  };
}

async function request<Value>(
  fetcher: typeof fetch,
  url: string,
  body?: object,
): Promise<Result<Value, HttpProblem>> {
  try {
    const response = await fetcher(url, {
      credentials: "same-origin",
      ...(body === undefined
        ? {}
        : {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(body),
          }),
    });
    if (response.ok) return ok((await response.json()) as Value);
    return refuse(problemOf(response.status));
  } catch {
    return refuse("offline");
  }
}

function problemOf(status: number): HttpProblem {
  if (status === 401 || status === 404) return "signed-out";
  return status >= 500 || status === 429 ? "offline" : "failed";
}
