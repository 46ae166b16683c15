import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import { NOTHING_FOUND } from "../answer/confidence.ts";
import type { ExtractiveAnswerer } from "../answer/extractive-answerer.ts";
import type { Answer, Answerer, AnswerProgress, ScoredSource } from "../answer/ports.ts";
import { makeSource } from "../answer/source.ts";
import type { RankedPassage, Retrieval } from "../retrieval/ports.ts";
import { combineConfidence } from "./draft-confidence.ts";
import { type Draft, DRAFT_FORMAT, readDraft, readPartialDraft } from "./draft.ts";
import { type GroundUnit, readGrounds } from "./grounds.ts";
import { keepSupported } from "./keep-supported.ts";
import type { LanguageModel } from "./language-model.ts";
import { makePrompt } from "./prompt.ts";
import { translate } from "./translate.ts";

export type LanguageModelOptions = {
  model: LanguageModel;
  /** Gives the gate, the features of the confidence, and the answer when the model gives none. */
  extractive: ExtractiveAnswerer;
  /** Milliseconds for everything the model is asked in one turn; less than the turn may take. */
  timeLimit: number;
  /** A word nobody can guess. */
  makeNonce: () => string;
};

type Work = {
  retrieval: Retrieval;
  passages: RankedPassage[];
  quoted: Answer;
  signal: AbortSignal;
};

/** Passages that the model is given. */
const SHOWN = 6;

/** Lets a language model put the passages into words, keeps what they say, and quotes them when nothing is left. */
export class LanguageModelAnswerer implements Answerer {
  readonly #options: LanguageModelOptions;

  constructor(options: LanguageModelOptions) {
    this.#options = options;
  }

  async answer(
    retrieval: Retrieval,
    signal: AbortSignal,
    onProgress?: (progress: AnswerProgress) => void,
  ): Promise<Answer | null> {
    signal.throwIfAborted();
    const quoted = this.#options.extractive.explain(retrieval);
    if (!quoted || quoted.confidence < NOTHING_FOUND) return quoted;
    const { timeLimit } = this.#options;
    const limit = AbortSignal.timeout(timeLimit);
    const passages = retrieval.passages.slice(0, SHOWN);
    const work = { retrieval, passages, quoted, signal: AbortSignal.any([signal, limit]) };
    try {
      const written = await this.#write(work, onProgress);
      return written.ok ? written.value : { ...quoted, because: written.problem };
    } catch (error) {
      signal.throwIfAborted();
      if (!limit.aborted) throw error;
      const seconds = Math.round(timeLimit / 100) / 10;
      return { ...quoted, because: `${quotedSince("did not answer")} within ${seconds} s.` };
    }
  }

  async #write(
    work: Work,
    onProgress: ((progress: AnswerProgress) => void) | undefined,
  ): Promise<Result<Answer, string>> {
    const { query } = work.retrieval;
    const { model, makeNonce } = this.#options;
    const written = work.passages[0]?.article.language ?? null;
    const isForeign = query.language !== null && written !== null && query.language !== written;
    const language = isForeign ? written : query.language;
    const asked = { question: query.text, previous: query.previous ?? null, language };
    const completed = await model.complete(
      { messages: makePrompt(asked, work.passages, makeNonce()), format: DRAFT_FORMAT },
      {
        signal: work.signal,
        onText: onProgress && !isForeign ? showChecked(work, onProgress) : undefined,
      },
    );
    if (!completed.ok) return refuse(quotedSince(completed.problem));
    const draft = readDraft(completed.value);
    if (!draft) return refuse(quotedSince("wrote something else than the answer asked for."));
    const checked = checkDraft(draft, work);
    if (!checked.ok || !isForeign || query.language === null) return checked;
    const { text } = checked.value;
    const options = { signal: work.signal, nonce: makeNonce() };
    const translated = await translate(text, query.language, model, options);
    return translated === null ? checked : ok({ ...checked.value, text: translated });
  }
}

/** Nothing is shown that has not been checked against its sources. */
function showChecked(work: Work, onProgress: (progress: AnswerProgress) => void) {
  let seen = 0;
  let shown = "";
  let hasEnded = false;
  return (text: string) => {
    const added = text.slice(seen);
    seen = text.length;
    // That a sentence is over is known from the first letters of the next, which come a moment later.
    const isDue = hasEnded;
    hasEnded = /[.!?:\n。！？]|\\n/.test(added);
    if (!isDue && !hasEnded) return;
    const draft = readPartialDraft(text);
    const cited = draft?.enough ? citedPassages(draft, work.passages) : [];
    if (!draft || cited.length === 0) return;
    const kept = keepSupported(draft.answer, readGrounds(cited), false);
    if (kept.text === "" || kept.text === shown) return;
    shown = kept.text;
    const verdict = { enough: true, kept: kept.grounds.length, removed: kept.removed };
    onProgress({ text: shown, confidence: combineConfidence(work.quoted.confidence, verdict) });
  };
}

function checkDraft(draft: Draft, { passages, quoted }: Work): Result<Answer, string> {
  if (!draft.enough) {
    const verdict = { enough: false, kept: 0, removed: 0 };
    const confidence = combineConfidence(quoted.confidence, verdict);
    const because = quotedSince("found no full answer in the articles.");
    return ok({ ...quoted, confidence, because });
  }
  const cited = citedPassages(draft, passages);
  if (cited.length === 0) return refuse(quotedSince("named no source."));
  const { text, grounds, removed } = keepSupported(draft.answer, readGrounds(cited), true);
  if (text === "") return refuse(quotedSince("wrote nothing that its sources say."));
  const verdict = { enough: true, kept: grounds.length, removed };
  return ok({
    text,
    sources: listSources(cited, grounds),
    confidence: combineConfidence(quoted.confidence, verdict),
    ...(removed > 0 && { because: leftOut(removed, grounds.length + removed) }),
  });
}

function leftOut(removed: number, all: number): string {
  const what =
    removed === 1
      ? "was left out: the articles do not say it"
      : "were left out: the articles do not say them";
  return `Of what the language model wrote, ${removed} of ${all} sentences ${what}.`;
}

function citedPassages({ cites }: Draft, passages: RankedPassage[]): RankedPassage[] {
  return cites.flatMap((number) => passages[number - 1] ?? []);
}

/** Only passages that something rests on, with the words it rests on. */
function listSources(cited: RankedPassage[], grounds: GroundUnit[]): ScoredSource[] {
  return cited.flatMap((passage) => {
    const texts = grounds.filter((one) => one.passage.id === passage.id).map(({ text }) => text);
    return texts.length > 0 ? [makeSource(passage, [...new Set(texts)].join("\n"))] : [];
  });
}

function quotedSince(what: string): string {
  return `Quoted from the articles, because the language model ${what}`;
}
