import { refuse, type Result } from "../../shared/domain/result.ts";
import { causeOf, codeOf } from "../fetch-failure.ts";
import { pause } from "../pause.ts";
import { readUpTo } from "../read-up-to.ts";
import { readRetryAfter } from "../retry-after.ts";
import { type ChatDialect, FULL_DIALECT, lowerDialect, requestBody } from "./chat-dialect.ts";
import type { Completion, CompletionOptions, LanguageModel } from "./language-model.ts";
import { BROKE_OFF, readCompletion } from "./read-completion.ts";

export type EndpointOptions = {
  /** What stands before `/chat/completions`, such as `http://127.0.0.1:11434/v1`. */
  baseUrl: string;
  model: string;
  apiKey: string | null;
  /** Milliseconds since 1970. */
  now: () => number;
  random: () => number;
  /** How often a turn's question is put to an endpoint in trouble. */
  attempts?: number;
};

type Attempt =
  | { is: "done"; outcome: Result<string, string> }
  | { is: "again"; problem: string; waitMs: number | null }
  | { is: "lower"; dialect: ChatDialect };

const ATTEMPTS = 3;
const FIRST_WAIT = 300;
const LONGEST_WAIT = 5000;
/** So many failures in a row, and the endpoint is left alone for a while: no visitor waits for it in vain. */
const FAILURES = 3;
const REST = 30_000;

/** A model behind an OpenAI-compatible API: Ollama, vLLM, llama.cpp, OpenAI and others. */
export class ChatEndpoint implements LanguageModel {
  readonly name: string;
  readonly #options: EndpointOptions;
  #dialect = FULL_DIALECT;
  #failures = 0;
  #restUntil = 0;

  constructor(options: EndpointOptions) {
    this.#options = { ...options, baseUrl: options.baseUrl.replace(/\/+$/, "") };
    this.name = options.model;
  }

  /** What the endpoint was found to understand. */
  get dialect(): ChatDialect {
    return this.#dialect;
  }

  async complete(
    request: Completion,
    { signal, onText }: CompletionOptions,
  ): Promise<Result<string, string>> {
    if (this.#options.now() < this.#restUntil)
      return refuse("failed several times in a row and is left alone for a while.");
    try {
      const outcome = await this.#tryOften(request, signal, onText);
      this.#count(outcome.ok);
      return outcome;
    } catch (error) {
      if (signal.reason instanceof DOMException && signal.reason.name === "TimeoutError")
        this.#count(false);
      throw error;
    }
  }

  #count(isSuccess: boolean): void {
    this.#failures = isSuccess ? 0 : this.#failures + 1;
    if (this.#failures >= FAILURES) this.#restUntil = this.#options.now() + REST;
  }

  async #tryOften(
    request: Completion,
    signal: AbortSignal,
    onText: CompletionOptions["onText"],
  ): Promise<Result<string, string>> {
    const { attempts = ATTEMPTS } = this.#options;
    for (let attempt = 1; ;) {
      const outcome = await this.#tryOnce(request, signal, onText);
      if (outcome.is === "done") return outcome.outcome;
      if (outcome.is === "lower") {
        this.#dialect = outcome.dialect;
        continue;
      }
      const waiting =
        outcome.waitMs ?? FIRST_WAIT * 2 ** attempt * (0.5 + this.#options.random() / 2);
      if (attempt >= attempts || waiting > LONGEST_WAIT) return refuse(outcome.problem);
      attempt += 1;
      await pause(waiting, signal);
    }
  }

  async #tryOnce(
    request: Completion,
    signal: AbortSignal,
    onText: CompletionOptions["onText"],
  ): Promise<Attempt> {
    let response: Response | null = null;
    try {
      response = await this.#send(request, signal, onText !== undefined);
      if (!response.ok) return await this.#readRefusal(response);
      const outcome = await readCompletion(response, onText);
      const isCut = !outcome.ok && outcome.problem === BROKE_OFF;
      return isCut ? again(outcome.problem) : { is: "done", outcome };
    } catch (error) {
      signal.throwIfAborted();
      const code = codeOf(causeOf(error));
      return again(response ? BROKE_OFF : `cannot be reached${code && ` (${code})`}.`);
    }
  }

  #send(request: Completion, signal: AbortSignal, stream: boolean): Promise<Response> {
    const { baseUrl, model, apiKey } = this.#options;
    return fetch(`${baseUrl}/chat/completions`, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify(requestBody(model, request, this.#dialect, stream)),
      signal,
    });
  }

  async #readRefusal(response: Response): Promise<Attempt> {
    const { status, headers } = response;
    const why = String((await readUpTo(response.body, 100_000)) ?? "");
    const dialect = lowerDialect(this.#dialect, status, why);
    if (dialect) return { is: "lower", dialect };
    const problem = describeStatus(status);
    if (status !== 408 && status !== 429 && status < 500)
      return { is: "done", outcome: refuse(problem) };
    return again(problem, readRetryAfter(headers.get("retry-after"), this.#options.now()));
  }
}

function again(problem: string, waitMs: number | null = null): Attempt {
  return { is: "again", problem, waitMs };
}

function describeStatus(status: number): string {
  if (status === 401 || status === 403) return `does not accept the key (${status}).`;
  if (status === 404) return "is not known at its address (404).";
  if (status === 429) return "is asked more often than it allows (429).";
  return `answered with status ${status}.`;
}
