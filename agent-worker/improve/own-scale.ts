import { recalibrate, type Recalibration, refit } from "../confidence/recalibration.ts";
import type { Knowledge } from "../knowledge/database.ts";

/** An answer of the past, with the confidence it was given at that time. */
export type JudgedAnswer = { confidence: number; at: number; right?: boolean | undefined };

type Row = Recalibration & { at: number };

/** A scale that differs by less from the one in use is not worth keeping. */
const SAME = 0.02;
const UNCHANGED: Recalibration = { slope: 1, intercept: 0 };

/**
 * A collection's own scale of confidence, learned from what came of its answers. Every scale is kept with the time it
 * began, so that an old answer's confidence can be read on today's.
 */
export class OwnScale {
  readonly #knowledge: Knowledge;
  readonly #statements: ReturnType<typeof prepareStatements>;
  #version = Number.NaN;
  #current = new Map<string, Recalibration | null>();

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#statements = prepareStatements(knowledge);
  }

  /** What an answerer's confidence is on the collection's scale. */
  apply(collection: string, confidence: number): number {
    return recalibrate(confidence, this.current(collection));
  }

  current(collection: string): Recalibration | null {
    const version = Number(this.#knowledge.pragma("data_version", { simple: true }));
    if (version !== this.#version) this.#current.clear();
    this.#version = version;
    const known = this.#current.get(collection);
    if (known !== undefined) return known;
    const row = this.#statements.all.all(collection).at(-1) ?? null;
    const scale = row && { slope: row.slope, intercept: row.intercept };
    this.#current.set(collection, scale);
    return scale;
  }

  /** Fits the scale anew; with too few outcomes the one for everybody holds. */
  learn(collection: string, answers: readonly JudgedAnswer[], now: number): void {
    const outcomes = this.onFirstScale(collection, answers).flatMap(({ confidence, right }) =>
      right === undefined ? [] : [{ confidence, right }],
    );
    const fitted = refit(outcomes) ?? UNCHANGED;
    const before = this.current(collection) ?? UNCHANGED;
    const change = Math.max(
      Math.abs(fitted.slope - before.slope),
      Math.abs(fitted.intercept - before.intercept),
    );
    if (change < SAME) return;
    this.#statements.keep.run({ collection, at: now, ...fitted, outcomes: outcomes.length });
    this.#current.delete(collection);
  }

  /** The same answers with the confidence they would be given today. */
  today<Answer extends JudgedAnswer>(collection: string, answers: readonly Answer[]): Answer[] {
    const scale = this.current(collection);
    return this.onFirstScale(collection, answers).map((answer) => ({
      ...answer,
      confidence: recalibrate(answer.confidence, scale),
    }));
  }

  /** The same answers with the confidence that the answerer gave, before any scale. */
  onFirstScale<Answer extends JudgedAnswer>(
    collection: string,
    answers: readonly Answer[],
  ): Answer[] {
    const scales = this.#statements.all.all(collection);
    return answers.map((answer) => {
      const scale = scales.findLast(({ at }) => at <= answer.at);
      return scale === undefined
        ? answer
        : { ...answer, confidence: undo(answer.confidence, scale) };
    });
  }
}

/** `recalibrate` backwards. */
function undo(confidence: number, { slope, intercept }: Recalibration): number {
  return recalibrate(confidence, { slope: 1 / slope, intercept: -intercept / slope });
}

function prepareStatements(knowledge: Knowledge) {
  return {
    all: knowledge.prepare<[string], Row>(
      "SELECT at, slope, intercept FROM recalibration WHERE collection = ? ORDER BY at",
    ),
    keep: knowledge.prepare(
      "INSERT OR REPLACE INTO recalibration (collection, at, slope, intercept, outcomes) VALUES (@collection, @at, @slope, @intercept, @outcomes)",
    ),
  };
}
