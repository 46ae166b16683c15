import { writeFileSync } from "node:fs";
import { softmax } from "../../../agent-worker/tags/linear-model.ts";
import {
  chancesOf,
  outOfScopeChance,
  scopeFeatures,
  type TagCalibration,
  type TagCalibrations,
} from "../../../agent-worker/tags/tag-confidence.ts";
import type { Evidence } from "../../../agent-worker/tags/tagger.ts";
import type { Embedder } from "../../../agent-worker/retrieval/ports.ts";
import type { DataSets } from "../data-sets.ts";
import { fitLogistic } from "../logistic-regression.ts";
import { auroc, calibrationError } from "../statistics.ts";
import { learnTopics } from "./learn-topics.ts";
import { messagesOf, type TopicSet, topicSets } from "./topic-sets.ts";

/** `topic` is the place of the right tag, null where there is none. */
type Sample = { set: string; examples: number; evidence: Evidence; topic: number | null };

const EXAMPLES = [0, 3, 10, 30, 100];
/** Of ten messages about two are about something else. */
const OUTSIDE_SHARE = 0.2;

/** Fits how sure tags may be, on messages kept from training, and reports each set by a fit on the others. */
export async function fitTags(data: DataSets, embedder: Embedder, target: string): Promise<string> {
  const sets = topicSets(data);
  const fitting = await collect(sets, "fit", embedder);
  const testing = await collect(sets, "test", embedder);
  const model = fitCalibrations(fitting);
  writeFileSync(target, `${JSON.stringify(model, null, 2)}\n`);
  const lines = [`Fitted on ${fitting.length} messages, written to ${target}`];
  for (const { name } of sets) {
    const others = fitCalibrations(fitting.filter(({ set }) => set !== name));
    const own = testing.filter(({ set }) => set === name);
    for (const [kind, samples] of Map.groupBy(own, describeKind)) {
      lines.push(`${name}, ${kind}: ${describe(samples, model)}`);
      lines.push(`  fitted without it: ${describe(samples, others)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

async function collect(
  sets: readonly TopicSet[],
  part: "fit" | "test",
  embedder: Embedder,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const { name, train, ...parts } of sets) {
    const messages = messagesOf(parts[part]);
    for (const examples of EXAMPLES)
      for (const unlabelled of [[], messages]) {
        const options = { examples, draw: 0, embedder, unlabelled };
        const { tagger, topics } = await learnTopics(train, options);
        for (const [index, evidence] of (await tagger.weigh(messages)).entries()) {
          // With enough examples nothing is learned from the messages.
          if (unlabelled.length > 0 && !evidence.isPractised) continue;
          const intent = parts[part].inside[index]?.intent;
          const topic = intent === undefined ? null : topics.indexOf(intent);
          samples.push({ set: name, examples, evidence, topic });
        }
      }
  }
  return samples;
}

function describeKind({ examples, evidence }: Sample): string {
  return `${examples} examples${evidence.isPractised ? " and the messages" : ""}`;
}

function fitCalibrations(samples: readonly Sample[]): TagCalibrations {
  return {
    alone: fitCalibration(samples.filter(({ evidence }) => !evidence.isPractised)),
    practised: fitCalibration(samples.filter(({ evidence }) => evidence.isPractised)),
  };
}

function fitCalibration(samples: readonly Sample[]): TagCalibration {
  const inside = samples.filter(({ topic }) => topic !== null);
  let best = { scale: 0, perExample: 0, loss: Number.POSITIVE_INFINITY };
  for (let width = 2; width > 0.02; width /= 2) {
    const from = best;
    for (const scale of [-width, 0, width])
      for (const perExample of [-width / 2, 0, width / 2]) {
        const tried = { scale: from.scale + scale, perExample: from.perExample + perExample };
        const loss = lossOf(inside, tried);
        if (loss < best.loss) best = { ...tried, loss };
      }
  }
  const outside = samples.length - inside.length;
  const { intercept, weights } = fitLogistic(
    samples.map(({ evidence }) => scopeFeatures(evidence)),
    samples.map(({ topic }) => topic === null),
    samples.map(({ topic }) =>
      topic === null ? (OUTSIDE_SHARE * inside.length) / outside / (1 - OUTSIDE_SHARE) : 1,
    ),
    1,
  );
  return {
    scale: round(best.scale),
    perExample: round(best.perExample),
    outOfScope: { intercept: round(intercept), weights: weights.map(round) },
  };
}

function lossOf(
  samples: readonly Sample[],
  { scale, perExample }: { scale: number; perExample: number },
) {
  let loss = 0;
  for (const { evidence, topic } of samples) {
    const factor = Math.exp(scale + perExample * Math.log(evidence.examples));
    const chances = softmax(evidence.scores.map((score) => score * factor));
    loss -= Math.log(Math.max(1e-6, chances[topic ?? 0] ?? 0));
  }
  return loss / samples.length;
}

function describe(samples: readonly Sample[], { alone, practised }: TagCalibrations): string {
  const model = samples[0]?.evidence.isPractised ? practised : alone;
  const scope = samples.map(({ evidence, topic }) => ({
    score: outOfScopeChance(evidence, model),
    isRight: topic === null,
  }));
  const sure = samples
    .filter(({ topic }) => topic !== null)
    .map(({ evidence, topic }) => {
      const chances = chancesOf(evidence, true, model);
      const score = chances.reduce((a, b) => Math.max(a, b), 0);
      return { score, isRight: chances[topic ?? -1] === score };
    });
  const right = sure.filter(({ isRight }) => isRight).length / sure.length;
  return `right ${right.toFixed(3)}, calibration error ${calibrationError(sure).toFixed(3)}, out of scope AUROC ${auroc(scope).toFixed(3)}, error ${calibrationError(scope).toFixed(3)}`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
