import type { PassageKind } from "../knowledge/articles.ts";
import { type Block, HeadingStack, isSamePath } from "./block.ts";
import type { HtmlList } from "./html-list.ts";

type PageBlock = Block & { inMain: boolean };
type LastList = { block: PageBlock; name: string; next: number };
/** A heading that holds until the element around it ends, once it has something below it. */
type OpenQuestion = { level: number; depth: number; blocks: number };

const QUESTION_LEVEL = 7;

/** The blocks of a page under their headings; questions stand below every heading that is one by its element. */
export class HtmlSections {
  readonly #blocks: PageBlock[] = [];
  readonly #headings = new HeadingStack();
  /** Of the first heading of the first level. */
  title: string | null = null;
  #lastList: LastList | null = null;
  #questions: OpenQuestion[] = [];
  #loose: { level: number; text: string; blocks: number } | null = null;
  #main = 0;
  #details = 0;

  get isEmpty(): boolean {
    return this.#blocks.length === 0 && this.title === null;
  }

  /** What a page calls its main part is all that is read of it. */
  enterMain(): void {
    this.#main += 1;
  }

  leaveMain(): void {
    this.#main = Math.max(0, this.#main - 1);
  }

  enter(level: number, text: string): void {
    this.#keepLoose();
    if (level === 1) this.title ??= text || null;
    this.#headings.enter(level, text);
  }

  openDetails(): void {
    this.#details += 1;
  }

  enterSummary(text: string): void {
    this.enter(this.#level, text);
  }

  closeDetails(): void {
    this.leaveQuestion();
    this.#details = Math.max(0, this.#details - 1);
  }

  /** A heading only by its looks: when nothing follows it, it was the text. */
  enterByLooks(text: string, level = this.#level): void {
    this.enter(level, text);
    this.#loose = { level, text, blocks: this.#blocks.length };
  }

  enterQuestion(text: string, depth: number): void {
    const level = this.#level;
    this.#questions = this.#questions.filter((open) => open.level < level);
    this.enter(level, text);
    this.#questions.push({ level, depth, blocks: this.#blocks.length });
  }

  leaveQuestion(): void {
    this.#keepLoose();
    this.#headings.leave(this.#level);
  }

  /** An element at this depth has ended. */
  leaveQuestionsAt(depth: number): void {
    const last = this.#questions.at(-1);
    if (!last || depth >= last.depth || this.#blocks.length === last.blocks) return;
    this.#questions.pop();
    this.#headings.leave(last.level);
  }

  push(kind: PassageKind, text: string, start: number, end: number): void {
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    const headings = this.#headings.path;
    const inMain = this.#main > 0;
    this.#blocks.push({ kind, text, headings, start: Math.max(0, start), end, inMain });
  }

  pushList(list: HtmlList, text: string, end: number): void {
    const last = this.#lastList;
    if (last && this.#goesOn(last, list)) {
      last.block.text += `\n${text}`;
      last.block.end = end;
    } else this.push("list", text, list.start, end);
    const block = this.#blocks.at(-1);
    const items = text.match(/^\d+\. /gm)?.length ?? 0;
    this.#lastList = block ? { block, name: list.name, next: list.first + items } : null;
  }

  finish(): Block[] {
    this.#keepLoose();
    const hasMain = this.#blocks.some((block) => block.inMain);
    return this.#blocks
      .filter((block) => block.inMain || !hasMain)
      .map(({ kind, text, headings, start, end }) => ({ kind, text, headings, start, end }));
  }

  get #level(): number {
    return QUESTION_LEVEL + this.#details;
  }

  #keepLoose(): void {
    const loose = this.#loose;
    this.#loose = null;
    if (!loose || loose.blocks < this.#blocks.length) return;
    this.#headings.leave(loose.level);
    const end = this.#blocks.at(-1)?.end ?? 0;
    this.push("paragraph", loose.text, end, end);
  }

  /** Editors export each item as a list of its own. */
  #goesOn({ block, name, next }: LastList, list: HtmlList): boolean {
    const isBeside =
      block === this.#blocks.at(-1) && isSamePath(block.headings, this.#headings.path);
    const isNext = name === "ol" ? list.first === next && next > 1 : name === "ul";
    return isBeside && isNext && list.name === name;
  }
}
