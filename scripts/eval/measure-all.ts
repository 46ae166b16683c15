import { BUILT_IN_MODEL } from "../../agent-worker/model/open-embedder.ts";
import { openTableEmbedder } from "../../agent-worker/model/table-embedder.ts";
import { collectAdversarial, collectSamples } from "./confidence-samples.ts";
import type { DataSets } from "./data-sets.ts";
import { fittingCorpora } from "./fitting-sets.ts";
import { helpRows } from "./help-centre.ts";
import { askHelpCentres } from "./help-centres.ts";
import { intentRows } from "./intents/measure-intents.ts";
import { containsGoldAnswer, containsGoldSentence, measureAnswers } from "./measure-answers.ts";
import { measureConfidence } from "./measure-confidence.ts";
import { higher, lower, type Row } from "./table.ts";
import { tagRows } from "./tags/measure-tags.ts";

/** Every figure there is, with what docs/measures.md says it must reach. */
export async function measureAll(data: DataSets, folder: string, every: number): Promise<Row[]> {
  return [
    ...(await answerRows(data, every)),
    ...helpRows("help centres", await askHelpCentres()),
    ...(await confidenceRows(data, folder)),
    ...intentRows(data),
    ...(await tagRows(data, openTableEmbedder(BUILT_IN_MODEL))),
  ];
}

async function answerRows(data: DataSets, every: number): Promise<Row[]> {
  const squad = await measureAnswers(data.squad("dev-v1.1"), every, containsGoldAnswer);
  const clapnq = await measureAnswers(data.clapnq(), 1, containsGoldSentence);
  const german = await measureAnswers(data.xquad("de"), 2, containsGoldAnswer);
  const spanish = await measureAnswers(data.xquad("es"), 2, containsGoldAnswer);
  return [
    higher("SQuAD 1.1", "right passage first", squad.first, 0.8),
    higher("SQuAD 1.1", "right passage in five", squad.inFive, 0.945),
    higher("SQuAD 1.1", "answer in the text returned", squad.containsAnswer, 0.82),
    higher("SQuAD 1.1", "sentences returned", squad.sentences),
    higher("CLAPNQ", "right passage first", clapnq.first, 0.92),
    higher("CLAPNQ", "a chosen sentence returned", clapnq.containsAnswer, 0.88),
    higher("CLAPNQ", "sentences returned", clapnq.sentences),
    higher("XQuAD de", "right passage first", german.first),
    higher("XQuAD es", "right passage first", spanish.first),
    lower("SQuAD 1.1", "median ms a question", squad.msMedian),
    lower("SQuAD 1.1", "95th percentile ms", squad.msHigh, 30),
  ];
}

/** Over the half of each set that the confidence was not fitted on. */
async function confidenceRows(data: DataSets, folder: string): Promise<Row[]> {
  const embedder = openTableEmbedder(BUILT_IN_MODEL);
  const corpora = fittingCorpora(data, folder).filter(({ set }) => MEASURED.includes(set));
  const samples = [
    ...(await collectSamples(corpora, embedder)),
    ...(await collectAdversarial(data, embedder)),
  ].filter(({ isHeldOut }) => isHeldOut);
  return MEASURED.flatMap((set) => {
    const figures = measureConfidence(samples.filter((sample) => ofSet(sample.set) === set));
    const [at80, at90, at95] = figures.coverage;
    return [
      higher(set, "article there or missing, AUROC", figures.missingArticle, 0.96),
      higher(set, "passage answers or only looks so, AUROC", figures.adversarial),
      higher(set, "answer right or not, AUROC", figures.rightOrNot, 0.9),
      lower(set, "calibration error", figures.calibrationError, 0.1),
      higher(set, "answered at 80 % right", at80, 0.8),
      higher(set, "answered at 90 % right", at90, 0.65),
      higher(set, "answered at 95 % right", at95, 0.5),
    ];
  });
}

const MEASURED = ["squad", "squad-small", "clapnq"];

function ofSet(set: string): string {
  return set.replace("squad2", "squad").replace("-unanswerable", "");
}
