import { type Dispatcher, fetch, type Response } from "undici";
import { causeOf, codeOf } from "../../fetch-failure.ts";
import { readUpTo } from "../../read-up-to.ts";
import { readRetryAfter } from "../../retry-after.ts";
import {
  type GuardOptions,
  openGuardedAgent,
  PrivateAddress,
  refuseAddress,
} from "./guarded-agent.ts";

export const USER_AGENT = "LobbyBot/0.1 (reads the articles of a Lobby workspace)";
const LARGEST_PAGE = 20 * 1024 * 1024;
/** For one page with all of its body, however slowly it comes. */
const TIME_LIMIT = 30_000;
const USUAL_WAIT = 5000;

export type FetchedPage = {
  kind: "page";
  body: Uint8Array;
  mediaType: string;
  encoding: string | null;
  etag: string | null;
  lastModified: string | null;
  mayIndex: boolean;
};

export type FetchOutcome =
  | FetchedPage
  | { kind: "not-modified" }
  | { kind: "redirect"; to: string }
  | { kind: "gone"; status: number }
  | { kind: "busy"; problem: string; waitSeconds: number }
  | { kind: "problem"; problem: string };

export type KnownVersion = { etag: string | null; lastModified: string | null };

export type FetchOptions = GuardOptions & { timeLimit?: number };

/** Fetches one address and follows nothing: where a redirect leads is for the caller to judge. */
export class PageFetcher {
  readonly #options: FetchOptions;
  readonly #dispatcher: Dispatcher;

  constructor(options: FetchOptions) {
    this.#options = options;
    this.#dispatcher = openGuardedAgent(options);
  }

  async fetch(
    address: string,
    known: KnownVersion | null,
    signal?: AbortSignal,
  ): Promise<FetchOutcome> {
    const url = URL.parse(address);
    const refusal = url ? refuseAddress(url, this.#options) : "is not a web address";
    if (refusal !== null) return { kind: "problem", problem: refusal };
    const { timeLimit = TIME_LIMIT } = this.#options;
    const limit = AbortSignal.timeout(timeLimit);
    try {
      const response = await fetch(address, {
        dispatcher: this.#dispatcher,
        redirect: "manual",
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        headers: requestHeaders(known),
      });
      return await readResponse(response, address);
    } catch (error) {
      signal?.throwIfAborted();
      return { kind: "problem", problem: describeFailure(error, timeLimit) };
    }
  }

  close(): Promise<void> {
    return this.#dispatcher.destroy();
  }
}

function requestHeaders(known: KnownVersion | null): Record<string, string> {
  return {
    "user-agent": USER_AGENT,
    accept: "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5",
    ...(known?.etag && { "if-none-match": known.etag }),
    ...(known?.lastModified && { "if-modified-since": known.lastModified }),
  };
}

async function readResponse(response: Response, address: string): Promise<FetchOutcome> {
  const { status, headers } = response;
  const location = headers.get("location");
  if (status === 200) return readPage(response);
  await response.body?.cancel();
  if (status === 304) return { kind: "not-modified" };
  if (status >= 300 && status < 400 && location) {
    const to = URL.parse(location, address)?.href;
    return to ? { kind: "redirect", to } : { kind: "problem", problem: "redirects to nowhere" };
  }
  if (status === 404 || status === 410) return { kind: "gone", status };
  const problem = `was answered with ${status}`;
  if (status !== 429 && status !== 503) return { kind: "problem", problem };
  const waitMs = readRetryAfter(headers.get("retry-after"), Date.now());
  return { kind: "busy", problem, waitSeconds: (waitMs ?? USUAL_WAIT) / 1000 };
}

async function readPage(response: Response): Promise<FetchOutcome> {
  const { headers } = response;
  const [mediaType = "", ...parameters] = (headers.get("content-type") ?? "text/html").split(";");
  const charset = parameters
    .map((one) => /^\s*charset=["']?([\w-]+)/i.exec(one)?.[1])
    .find(Boolean);
  const body = await readUpTo(response.body, LARGEST_PAGE);
  if (!body) return { kind: "problem", problem: `is larger than ${LARGEST_PAGE / 1024 / 1024} MB` };
  return {
    kind: "page",
    body,
    mediaType: mediaType.trim().toLowerCase(),
    encoding: charset ?? null,
    etag: headers.get("etag"),
    lastModified: headers.get("last-modified"),
    mayIndex: !/\b(?:noindex|none)\b/i.test(headers.get("x-robots-tag") ?? ""),
  };
}

function describeFailure(error: unknown, timeLimit: number): string {
  const cause = causeOf(error);
  if (cause instanceof PrivateAddress) return cause.message;
  if (error instanceof DOMException && error.name === "TimeoutError")
    return `did not answer in ${timeLimit / 1000} s`;
  const why = cause instanceof Error ? cause.message : String(cause);
  return `cannot be fetched (${codeOf(cause) || why})`;
}
