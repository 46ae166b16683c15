import { parse } from "csv-parse/sync";
import { foldText } from "../retrieval/words.ts";
import { type Block, type Document, tidyText } from "./block.ts";
import { readHtml } from "./html.ts";
import { writeTable } from "./table.ts";

type Row = { cells: string[]; start: number; end: number };
type Columns = { question: number; answer: number; section: number };

const DELIMITERS = [",", ";", "\t", "|"];
const END = String.raw`(?![\p{L}\p{N}])`;
const named = (names: string) => new RegExp(`^(?:${names})s?${END}`, "u");
const QUESTION = named(
  "(?:faq )?question|q|query|frage|pregunta|domanda|pergunta|vraag|вопрос|问题|問題|質問|السؤال|سؤال",
);
const ANSWER = named(
  "answer|a|response|reply|antwort|respuesta|reponse|risposta|resposta|antwoord|ответ|答案|回答|答え|الجواب|جواب|الاجابة",
);
/** Of exports of help centres and of model trainers, where nothing is called a question. */
const TITLE = named("prompt|title|subject|heading|utterance|titel|titulo|titre");
const BODY = named(
  "completion|body|content|text|article|description|solution|answer|response|inhalt|contenido|contenu",
);
const SECTION = named("category|section|topic|group|kategorie|thema|categoria|categorie|rubrique");
/** With which Excel is told what parts the cells. */
const SEPARATOR = /^(?:\ufeff)?sep=(.)\r?\n/i;
const MARKUP = /<(?:p|br|div|ul|ol|li|a|strong|table|h[1-6])\b[^>]*>/i;

/** Question and answer pairs, known by the names of their columns or by the question marks; else a table. */
export function readCsv(source: string): Document {
  const rows = readRows(source);
  const names = rows[0]?.cells ?? [];
  const named = findColumns(names);
  const columns = named ?? guessColumns(rows);
  const blocks = columns
    ? (named ? rows.slice(1) : rows).flatMap((row) => readPair(row, columns))
    : readTable(rows);
  return { title: null, url: null, language: null, blocks };
}

function readRows(source: string): Row[] {
  const records = parseRecords(source);
  const bytes = Buffer.from(source);
  let byte = 0;
  let start = 0;
  return records.map(({ info, record }) => {
    const end = start + bytes.toString("utf8", byte, info.bytes).length;
    const row = { cells: record, start, end };
    byte = info.bytes;
    start = end;
    return row;
  });
}

type ParsedRecord = { info: { bytes: number }; record: string[] };

function parseRecords(source: string): ParsedRecord[] {
  const stated = SEPARATOR.exec(source);
  const options = {
    bom: true,
    delimiter: stated?.[1] ?? guessDelimiter(source),
    from: stated ? 2 : 1,
    info: true,
    max_record_size: 1_000_000,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  } as const;
  try {
    return parse(source, options) as unknown as ParsedRecord[];
  } catch {
    // One quote that is never closed would cost the rest of the file.
    const records = parse(source, { ...options, quote: false }) as unknown as ParsedRecord[];
    return records.map(({ info, record }) => ({ info, record: record.map(unquote) }));
  }
}

function unquote(cell: string): string {
  return cell.replace(/^"|"$/g, "").replaceAll('""', '"');
}

/** The sign that parts the first lines most often, and each of them. */
function guessDelimiter(source: string): string {
  const unquoted = source.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, "");
  const lines = unquoted.split(/\r?\n/).filter(Boolean).slice(0, 10);
  const counts = DELIMITERS.map((sign) => {
    const perLine = lines.map((line) => line.split(sign).length - 1);
    return { sign, fewest: Math.min(...perLine), first: perLine[0] ?? 0 };
  });
  counts.sort((a, b) => b.fewest - a.fewest || b.first - a.first);
  return counts[0]?.sign ?? ",";
}

function findColumns(names: string[]): Columns | null {
  const folded = names.map((name) => foldText(name).replace(/[_-]+/g, " ").trim());
  const section = folded.findIndex((name) => SECTION.test(name));
  for (const [asks, answers] of [
    [QUESTION, ANSWER],
    [TITLE, BODY],
  ] as const) {
    const question = folded.findIndex((name) => asks.test(name));
    const answer = folded.findIndex((name, index) => index !== question && answers.test(name));
    if (question >= 0 && answer >= 0) return { question, answer, section };
  }
  return null;
}

function guessColumns(rows: Row[]): Columns | null {
  const questions = rows.filter(({ cells }) => cells[0]?.endsWith("?") && cells[1]);
  const isPairs = rows.length > 0 && questions.length >= rows.length / 2;
  return isPairs ? { question: 0, answer: 1, section: -1 } : null;
}

function readPair({ cells, start, end }: Row, columns: Columns): Block[] {
  const question = tidyText(cells[columns.question] ?? "");
  const answer = (cells[columns.answer] ?? "").trim();
  if (!answer) return [];
  const section = tidyText(cells[columns.section] ?? "");
  const headings = [section, question].filter(Boolean);
  if (MARKUP.test(answer)) {
    const blocks = readHtml(answer).blocks;
    return blocks.map((block) => ({
      ...block,
      start,
      end,
      headings: [...headings, ...block.headings],
    }));
  }
  const text = answer.replaceAll("\r\n", "\n").replace(/\n{3,}/g, "\n\n");
  return [{ kind: "faq", text, headings, start, end }];
}

function readTable(rows: Row[]): Block[] {
  const text = writeTable(
    rows.map((row) => row.cells),
    true,
  );
  const end = rows.at(-1)?.end ?? 0;
  return text ? [{ kind: "table", text, headings: [], start: 0, end }] : [];
}
