import { setImmediate as nextTurn } from "node:timers/promises";
import type { Embedder } from "../retrieval/ports.ts";
import { type Centroids, findCentroids } from "./centroids.ts";
import { type Example, type LinearModel, trainLinearModel } from "./linear-model.ts";
import { practiceMessages, withSurest } from "./practice-messages.ts";
import {
  chancesOf,
  type TagCalibrations,
  FITTED_TAGS,
  outOfScopeChance,
} from "./tag-confidence.ts";
import { cutText, type TagDefinition, textsOf } from "./tag-definition.ts";
import { type FeatureVector, TextFeatures } from "./text-features.ts";

/** `tag` is the place among the definitions; the likeliest first. */
export type Reading = {
  tags: { tag: number; confidence: number }[];
  /** The chance that the text belongs to none of the tags, 0..1. */
  outOfScope: number;
};

/** What the confidence is made of. */
export type Evidence = {
  scores: Float32Array;
  nearest: number;
  known: number;
  /** That people gave each tag, on average. */
  examples: number;
  /** Whether messages without labels were learned from as well. */
  isPractised: boolean;
};

/** Leases are renewed and other turns answered between. */
const READ_AT_ONCE = 100;
/** Less likely tags are not worth naming. */
const LEAST = 0.01;
const MOST = 10;
/** With few examples the nearest middle says more than the regression; their scores are about this far apart. */
const NEARNESS_WEIGHT = 20;

type LearnOptions = { embedder: Embedder | null } & Pick<Evidence, "examples" | "isPractised">;

/** Learns tags from their names, descriptions and examples, and tells which of them a text belongs to. */
export class Tagger {
  readonly #features: TextFeatures;
  readonly #model: LinearModel;
  readonly #centroids: Centroids;
  readonly #embedder: Embedder | null;
  readonly #isExclusive: boolean;
  readonly #examples: number;
  readonly #isPractised: boolean;

  private constructor(
    features: TextFeatures,
    learned: { model: LinearModel; centroids: Centroids; isExclusive: boolean },
    { embedder, examples, isPractised }: LearnOptions,
  ) {
    this.#features = features;
    this.#model = learned.model;
    this.#centroids = learned.centroids;
    this.#isExclusive = learned.isExclusive;
    this.#embedder = embedder;
    this.#examples = examples;
    this.#isPractised = isPractised;
  }

  /** What it is surest of among messages without labels, it learns from as well (self-training: Scudder 1965, Yarowsky 1995). */
  static async learn(
    definitions: readonly TagDefinition[],
    embedder: Embedder | null,
    unlabelled: readonly string[] = [],
  ): Promise<Tagger> {
    const examples = gatherTexts(definitions).size / Math.max(1, definitions.length);
    const alone = { embedder, examples, isPractised: false };
    const tagger = await Tagger.#learnExamples(definitions, alone);
    const messages = tagger.#isExclusive ? practiceMessages(definitions, unlabelled) : [];
    if (messages.length === 0) return tagger;
    const practised = withSurest(definitions, messages, await tagger.read(messages));
    if (practised === null) return tagger;
    return Tagger.#learnExamples(practised, { ...alone, isPractised: true });
  }

  static async #learnExamples(
    definitions: readonly TagDefinition[],
    options: LearnOptions,
  ): Promise<Tagger> {
    const { embedder } = options;
    const texts = gatherTexts(definitions);
    const all = [...texts.keys()];
    const features = new TextFeatures(all, embedder?.dimensions ?? 0);
    const embeddings = (await embedder?.embed(all)) ?? [];
    const examples = all.map((text, index): Example => ({
      vector: features.read(text, embeddings[index] ?? null),
      classes: [],
      ...texts.get(text),
    }));
    // A text that is given for two tags shows that one message may bear both.
    const isExclusive = !examples.some(({ classes }) => classes.length > 1);
    const sizes = { features: features.size, classes: definitions.length };
    const model = await trainLinearModel(examples, { ...sizes, isExclusive });
    const centroids = findCentroids(examples, sizes);
    return new Tagger(features, { model, centroids, isExclusive }, options);
  }

  async read(
    texts: readonly string[],
    calibrations: TagCalibrations = FITTED_TAGS,
  ): Promise<Reading[]> {
    const evidence = await this.weigh(texts);
    return evidence.map((one) => {
      const calibration = one.isPractised ? calibrations.practised : calibrations.alone;
      const outOfScope = outOfScopeChance(one, calibration);
      const chances = chancesOf(one, this.#isExclusive, calibration);
      const tags = Array.from(chances, (chance, tag) => ({
        tag,
        confidence: chance * (1 - outOfScope),
      }));
      const likeliest = tags.toSorted((a, b) => b.confidence - a.confidence).slice(0, MOST);
      return {
        outOfScope,
        tags: likeliest.filter(({ confidence }, at) => at === 0 || confidence >= LEAST),
      };
    });
  }

  async weigh(texts: readonly string[]): Promise<Evidence[]> {
    const evidence: Evidence[] = [];
    for (let from = 0; from < texts.length; from += READ_AT_ONCE) {
      if (from > 0) await nextTurn();
      const short = texts.slice(from, from + READ_AT_ONCE).map(cutText);
      const embeddings = (await this.#embedder?.embed(short)) ?? [];
      for (const [index, text] of short.entries())
        evidence.push(this.#weighOne(this.#features.read(text, embeddings[index] ?? null)));
    }
    return evidence;
  }

  #weighOne(vector: FeatureVector): Evidence {
    const scores = this.#model.score(vector);
    const nearness = this.#centroids.nearness(vector);
    const weight = this.#isExclusive ? NEARNESS_WEIGHT / this.#examples : 0;
    return {
      scores: scores.map((score, one) => score + weight * (nearness[one] ?? 0)),
      nearest: nearness.reduce((a, b) => Math.max(a, b), 0),
      known: Math.hypot(...vector.values),
      examples: this.#examples,
      isPractised: this.#isPractised,
    };
  }
}

/** Every text once, with the tags it is for and those it is not for. */
function gatherTexts(definitions: readonly TagDefinition[]) {
  const texts = new Map<string, { classes: number[]; not: number[] }>();
  const entryOf = (text: string) => {
    const entry = texts.get(text) ?? { classes: [], not: [] };
    texts.set(text, entry);
    return entry;
  };
  for (const [tag, definition] of definitions.entries()) {
    for (const text of textsOf(definition)) entryOf(text).classes.push(tag);
    for (const text of definition.counterExamples ?? []) entryOf(cutText(text)).not.push(tag);
  }
  return texts;
}
