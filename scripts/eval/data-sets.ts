import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A question about one passage of a corpus; `gold` is every accepted answer, or the sentences people chose. */
export type LabelledQuestion = { text: string; path: string; group: string; gold: string[] };

/** A message with the intent that people gave it. */
export type Utterance = { text: string; intent: string };

export type Corpus = {
  passages: { path: string; title: string; text: string }[];
  questions: LabelledQuestion[];
};

/** Reads the labelled data sets of a folder, each from the files its authors publish. */
export class DataSets {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  has(name: string): boolean {
    return existsSync(join(this.#folder, name));
  }

  squad(file: "dev-v1.1" | "dev-v2.0"): Corpus & { unanswerable: LabelledQuestion[] } {
    return readSquad(this.#read("squad", `${file}.json`));
  }

  xquad(language: string): Corpus {
    return readSquad(this.#read("xquad", `xquad.${language}.json`));
  }

  /** The passages of both halves; the questions of the unanswerable half name the passage that does not answer them. */
  clapnq(): Corpus & { unanswerable: LabelledQuestion[] } {
    const answerable = readClapnq(this.#read("clapnq", "clapnq_dev_answerable.jsonl"), "a");
    const unanswerable = readClapnq(this.#read("clapnq", "clapnq_dev_unanswerable.jsonl"), "u");
    return {
      passages: [...answerable.passages, ...unanswerable.passages],
      questions: answerable.questions,
      unanswerable: unanswerable.questions,
    };
  }

  bitext(part: "train" | "dev" | "test"): Utterance[] {
    const lines = this.#read("bitext", `${part}.csv`).split("\n").slice(1);
    return lines.flatMap((line) => {
      const fields = /^("(?:[^"]|"")*"|[^,]*),([a-z_]+),/.exec(line);
      return fields?.[2] ? [{ text: unquote(fields[1] ?? ""), intent: fields[2] }] : [];
    });
  }

  rasa(): Utterance[] {
    const files = ["helpdesk-nlu.yml", "financial-demo-nlu.yml"];
    return files.flatMap((file) => readRasa(this.#read("rasa", file)));
  }

  banking77(part: "train" | "test"): Utterance[] {
    const lines = this.#read("banking77", `${part}.csv`).matchAll(
      /^("(?:[^"]|"")*"|[^,\n]*),([\w?]+)\r?$/gm,
    );
    return Array.from(lines, ([, text = "", intent = ""]) => ({
      text: unquote(text),
      intent,
    })).filter(({ intent }) => intent !== "category");
  }

  clinc(part: "train" | "test" | "oos_train" | "oos_val" | "oos_test"): Utterance[] {
    const parts = JSON.parse(this.#read("clinc150", "data_full.json")) as Record<
      string,
      [string, string][]
    >;
    return (parts[part] ?? []).map(([text, intent]) => ({ text, intent }));
  }

  /** The folder of real product documentation. */
  documentation(): string {
    return join(this.#folder, "crm-docs");
  }

  #read(...path: string[]): string {
    return readFileSync(join(this.#folder, ...path), "utf8");
  }
}

/** A cell of a CSV file. */
function unquote(cell: string): string {
  return cell.replace(/^"|"$/g, "").replaceAll('""', '"');
}

type SquadFile = {
  data: {
    title: string;
    paragraphs: {
      context: string;
      qas: { question: string; is_impossible?: boolean; answers: (string | { text: string })[] }[];
    }[];
  }[];
};

function readSquad(json: string): Corpus & { unanswerable: LabelledQuestion[] } {
  const file = JSON.parse(json) as SquadFile;
  const found: Corpus & { unanswerable: LabelledQuestion[] } = {
    passages: [],
    questions: [],
    unanswerable: [],
  };
  for (const article of file.data) {
    const title = article.title.replaceAll("_", " ");
    for (const [index, paragraph] of article.paragraphs.entries()) {
      const path = `${article.title}/${index}.md`;
      found.passages.push({ path, title, text: paragraph.context });
      for (const { question, is_impossible, answers } of paragraph.qas) {
        const gold = answers.map((answer) => (typeof answer === "string" ? answer : answer.text));
        (is_impossible ? found.unanswerable : found.questions).push({
          text: question,
          path,
          group: title,
          gold,
        });
      }
    }
  }
  return found;
}

type ClapnqLine = {
  input: string;
  passages: { title: string; text: string }[];
  output: { selected_sentences?: string[] }[];
};

function readClapnq(lines: string, prefix: string): Corpus {
  const corpus: Corpus = { passages: [], questions: [] };
  for (const [index, line] of lines.split("\n").filter(Boolean).entries()) {
    const { input, passages, output } = JSON.parse(line) as ClapnqLine;
    const passage = passages[0];
    if (!passage) continue;
    const path = `${prefix}${index}.md`;
    corpus.passages.push({ path, title: passage.title, text: passage.text });
    const gold = output.flatMap((one) => one.selected_sentences ?? []);
    corpus.questions.push({ text: input, path, group: path, gold });
  }
  return corpus;
}

function readRasa(yaml: string): Utterance[] {
  let intent = "";
  const found: Utterance[] = [];
  for (const line of yaml.split("\n")) {
    const head = /^- (intent|synonym|lookup|regex): *(\S+)/.exec(line);
    if (head) intent = head[1] === "intent" ? (head[2] ?? "") : "";
    const example = /^ {4}- (.+)$/.exec(line)?.[1];
    if (example && intent)
      found.push({
        intent,
        text: example.replace(/\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})/g, "$1").trim(),
      });
  }
  return found;
}
