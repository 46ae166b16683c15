/** A request that cannot be served, with the answer it gets: a constant code and one sentence for people. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: number | null;

  constructor(status: number, code: string, sentence: string, retryAfter: number | null = null) {
    super(sentence);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export const notFound = (what: string) =>
  new Problem(404, "not-found", `There is no such ${what}.`);

export const notSignedIn = () =>
  new Problem(401, "not-signed-in", "Sign in to go on: there is no session, or it has ended.");

export const notAllowed = () =>
  new Problem(403, "not-allowed", "Your role in this workspace does not allow that.");

export const tooMany = (sentence: string, retryAfter: number) =>
  new Problem(429, "too-many-requests", sentence, retryAfter);

/** What a refusal of the domain is answered with: status, code, sentence. */
export type RefusalAnswer = readonly [status: number, code: string, sentence: string];
