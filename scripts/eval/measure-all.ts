import { collectSamples } from "./confidence-samples.ts";
import type { DataSets } from "./data-sets.ts";
import { containsGoldAnswer, containsGoldSentence, measureAnswers } from "./measure-answers.ts";
import { measureConfidence } from "./measure-confidence.ts";
import { measurePerson } from "./measure-person.ts";
import type { Row } from "./table.ts";

/** Every figure there is, with what MEASURES.md says it must reach. */
export async function measureAll(data: DataSets, every: number): Promise<Row[]> {
  return [
    ...(await answerRows(data, every)),
    ...(await confidenceRows(data, every)),
    ...personRows(data),
  ];
}

async function answerRows(data: DataSets, every: number): Promise<Row[]> {
  const squad = await measureAnswers(data.squad("dev-v1.1"), every, containsGoldAnswer);
  const clapnq = await measureAnswers(data.clapnq(), 1, containsGoldSentence);
  const german = await measureAnswers(data.xquad("de"), 2, containsGoldAnswer);
  const spanish = await measureAnswers(data.xquad("es"), 2, containsGoldAnswer);
  return [
    row("SQuAD 1.1", "right passage first", squad.first, 0.8),
    row("SQuAD 1.1", "right passage in five", squad.inFive, 0.945),
    row("SQuAD 1.1", "answer in the text returned", squad.containsAnswer, 0.82),
    row("SQuAD 1.1", "sentences returned", squad.sentences, null),
    row("CLAPNQ", "right passage first", clapnq.first, 0.92),
    row("CLAPNQ", "a chosen sentence returned", clapnq.containsAnswer, 0.88),
    row("CLAPNQ", "sentences returned", clapnq.sentences, null),
    row("XQuAD de", "right passage first", german.first, null),
    row("XQuAD es", "right passage first", spanish.first, null),
    lower("SQuAD 1.1", "median ms a question", squad.msMedian, null),
    lower("SQuAD 1.1", "95th percentile ms", squad.msHigh, 30),
  ];
}

async function confidenceRows(data: DataSets, every: number): Promise<Row[]> {
  const samples = await collectSamples(data, every);
  return ["squad", "clapnq"].flatMap((set) => {
    const figures = measureConfidence(samples, set);
    return [
      row(set, "article there or missing, AUROC", figures.missingArticle, 0.96),
      row(set, "passage answers or only looks so, AUROC", figures.adversarial, null),
      row(set, "answer right or not, AUROC", figures.rightOrNot, 0.9),
      lower(set, "calibration error", figures.calibrationError, 0.1),
      row(set, "answered at 80 % right", figures.coverageAt80, null),
      row(set, "answered at 90 % right", figures.coverageAt90, null),
      row(set, "answered at 95 % right", figures.coverageAt95, null),
    ];
  });
}

function personRows(data: DataSets): Row[] {
  const figures = measurePerson(data);
  return [
    row("Bitext", "asks for a person, recall", figures.bitextRecall, 0.95),
    row("Rasa", "asks for a person, recall", figures.rasaRecall, 0.93),
    lower("Bitext", "asks for a person, false alarms", figures.bitextFalseAlarms, 0.001),
    lower("Rasa", "asks for a person, false alarms", figures.rasaFalseAlarms, 0.001),
    lower("SQuAD 1.1", "asks for a person, false alarms", figures.questionFalseAlarms, 0.001),
  ];
}

function row(set: string, figure: string, value: number, must: number | null): Row {
  return { set, figure, value, must };
}

function lower(set: string, figure: string, value: number, must: number | null): Row {
  return { set, figure, value, must, isLowerBetter: true };
}
