import type { NewPassage } from "../knowledge/articles.ts";
import { countWords } from "../text/count-words.ts";
import { splitSentences } from "../text/sentences.ts";
import { type Block, isSamePath } from "./block.ts";
import { joinSteps } from "./joined-steps.ts";

export type PassageSize = { words: number; enough: number; characters: number };

/** A passage is closed at `enough` words, never grows beyond `words` by adding a block, and never beyond `characters`. */
export const PASSAGE_SIZE: PassageSize = { words: 180, enough: 80, characters: 1400 };

/** Joins the blocks under one heading into passages; a list, a table and its lead-in stay together. */
export function makePassages(blocks: Block[], size: PassageSize = PASSAGE_SIZE): NewPassage[] {
  const passages: NewPassage[] = [];
  let open: Block[] = [];
  const close = () => {
    if (open.length > 0) passages.push(joinBlocks(open));
    open = [];
  };
  for (const block of joinSteps(withoutContents(blocks)).flatMap((one) => splitBlock(one, size))) {
    const first = open[0];
    if (first && (!isSamePath(first.headings, block.headings) || !mayJoin(open, block, size)))
      close();
    open.push(block);
  }
  close();
  return passages;
}

const CONTENTS =
  /^(?:in this (?:article|guide|section)|on this page|(?:table of )?contents|in diesem (?:artikel|abschnitt)|auf dieser seite|inhalt(?:sverzeichnis)?|en este art[ií]culo|en esta p[aá]gina|dans cet article|sur cette page)\s*[:：]?$/i;

/** The list of an article's own sections answers nothing, and holds the words of all of them. */
function withoutContents(blocks: Block[]): Block[] {
  const isContents = (block: Block | undefined) =>
    block?.kind === "paragraph" && CONTENTS.test(block.text);
  return blocks.filter((block, index) => {
    if (block.kind === "list") return !isContents(blocks[index - 1]);
    return !(isContents(block) && blocks[index + 1]?.kind === "list");
  });
}

function mayJoin(open: Block[], block: Block, size: PassageSize): boolean {
  const text = open.map((one) => one.text).join("\n\n");
  if (text.length + 2 + block.text.length > size.characters) return false;
  if (isLeadIn(open.at(-1))) return true;
  const words = countWords(text);
  return words < size.enough || words + countWords(block.text) <= size.words;
}

/** "To book a visit:" belongs to the steps that follow it. */
function isLeadIn(block: Block | undefined): boolean {
  return block?.kind === "paragraph" && (block.text.endsWith(":") || block.text.endsWith("："));
}

function joinBlocks(blocks: Block[]): NewPassage {
  const headings = blocks[0]?.headings ?? [];
  const isQuestion = headings.at(-1)?.endsWith("?") ?? false;
  const longest = blocks.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  return {
    headings,
    text: blocks.map((block) => block.text).join("\n\n"),
    kind: isQuestion ? "faq" : longest.kind,
    start: Math.min(...blocks.map((block) => block.start)),
    end: Math.max(...blocks.map((block) => block.end)),
  };
}

function splitBlock(block: Block, size: PassageSize): Block[] {
  if (block.text.length <= size.characters) return [block];
  const isProse = block.kind === "paragraph" || block.kind === "faq";
  const pieces = isProse ? splitSentences(block.text) : block.text.split("\n");
  const joint = isProse ? " " : "\n";
  const texts = packPieces(
    pieces.flatMap((piece) => cutPiece(piece, size.characters)),
    joint,
    size.characters,
  );
  return texts.map((text) => ({ ...block, text }));
}

function packPieces(pieces: string[], joint: string, limit: number): string[] {
  const packed: string[] = [];
  for (const piece of pieces) {
    const last = packed.at(-1);
    if (last !== undefined && last.length + joint.length + piece.length <= limit) {
      packed[packed.length - 1] = last + joint + piece;
    } else packed.push(piece);
  }
  return packed;
}

/** Only text without any sentence end reaches this: cut between words, or anywhere when there are none. */
function cutPiece(piece: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = piece;
  while (rest.length > limit) {
    const space = rest.lastIndexOf(" ", limit);
    const at = space > limit / 2 ? space : limit;
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  if (rest) parts.push(rest);
  return parts;
}
