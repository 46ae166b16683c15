import { createHash } from "node:crypto";
import type { TagGuess } from "../../shared/domain/intent.ts";
import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import { readTurn } from "../answer/turn.ts";
import type { Embedder } from "../retrieval/ports.ts";
import type { TagPractice } from "./tag-practice.ts";
import { Tagger } from "./tagger.ts";

type TaggedTurn = Pick<AgentJob, "tags" | "messages" | "agent">;

/** What a turn is about; each tag of the job at most once. */
export interface TurnTagger {
  tagTurn(job: TaggedTurn): Promise<TagGuess[]>;
}

/** Less likely tags are not worth a person's look. */
const LEAST_SUGGESTED = 0.35;
const MOST_SUGGESTED = 3;
/** Sets of tags that are kept learned. */
const REMEMBERED = 8;

/** Learns a workspace's tags when they, or what teammates did with them, have changed since the last job. */
export class LearningTagger implements TurnTagger {
  readonly #embedder: Embedder | null;
  readonly #practice: TagPractice | null;
  readonly #learned = new Map<string, Promise<Tagger>>();

  constructor(embedder: Embedder | null, practice: TagPractice | null = null) {
    this.#embedder = embedder;
    this.#practice = practice;
  }

  async tagTurn({ tags, messages, agent }: TaggedTurn): Promise<TagGuess[]> {
    const { question } = readTurn(messages);
    if (tags.length === 0 || question === "") return [];
    const tagger = await this.#learn(tags, agent.id);
    const [reading] = await tagger.read([question]);
    const guesses = (reading?.tags ?? []).flatMap(({ tag, confidence }): TagGuess[] => {
      const known = tags[tag];
      if (known === undefined) return [];
      const isSure = known.threshold !== null && confidence >= known.threshold;
      return isSure || confidence >= LEAST_SUGGESTED ? [{ tag: known.id, confidence, isSure }] : [];
    });
    const sure = guesses.filter(({ isSure }) => isSure);
    return [...sure, ...guesses.filter(({ isSure }) => !isSure).slice(0, MOST_SUGGESTED)];
  }

  /** The examples are learned at once, the turn waits for them; what is learned from visitors' messages comes later. */
  async #learn(tags: AgentJob["tags"], agent: string): Promise<Tagger> {
    const key = createHash("sha256")
      .update(JSON.stringify([agent, tags]))
      .digest("base64");
    const practised = this.#practice?.taggerFor({ key, tags, agent });
    if (practised) return practised;
    const known = this.#learned.get(key);
    if (known) return known;
    const learning = Tagger.learn(tags, this.#embedder);
    this.#learned.set(key, learning);
    const oldest = this.#learned.keys().next().value;
    if (this.#learned.size > REMEMBERED && oldest !== undefined) this.#learned.delete(oldest);
    return learning;
  }
}
