import type { PassageKind } from "../knowledge/articles.ts";
import { type Block, type Document, HeadingStack, tidyText } from "./block.ts";
import { breaksCaption, type Caption, captionOf, judgeCaption } from "./html-caption.ts";
import { HtmlFacts } from "./html-facts.ts";
import { HtmlList, isList, type ListLevel } from "./html-list.ts";
import type { HtmlRole } from "./html-role.ts";
import { HtmlTable } from "./html-table.ts";
import { HtmlTabs } from "./html-tabs.ts";

export type HtmlElement = {
  name: string;
  role: HtmlRole;
  attributes: Record<string, string>;
  at: number;
  depth: number;
};

/** Where Word is used like a typewriter, a short bold line is a heading. */
export type WalkOptions = { boldHeadings?: boolean };

const BREAKS = new Set(
  "p div section article main header aside blockquote figure figcaption address form fieldset hr body details dd li label legend".split(
    " ",
  ),
);
const HEADING = /^h([1-6])$/;
const BOLD = /^(?:b|strong)$/;
const BOLD_LEVEL = 6;
const QUESTION_LEVEL = 7;
const LONGEST_QUESTION = 200;
const LONGEST_BOLD = 80;

type PageBlock = Block & { inMain: boolean };
type LastList = { block: PageBlock; name: string; next: number };
/** A heading that holds until the element around it ends, once it has something below it. */
type OpenQuestion = { level: number; depth: number; blocks: number };

/** Turns the tags and texts of a page, in order, into blocks. */
export class HtmlWalk {
  readonly #blocks: PageBlock[] = [];
  readonly #headings = new HeadingStack();
  readonly #facts = new HtmlFacts();
  readonly #options: WalkOptions;
  readonly #tabs = new HtmlTabs();
  #text = "";
  #start = -1;
  #end = 0;
  #list: HtmlList | null = null;
  #lastList: LastList | null = null;
  /** Lists that were left because a question stood in them, and are still to be closed. */
  #left: ListLevel[] = [];
  #table: HtmlTable | null = null;
  #caption: Caption | null = null;
  #questions: OpenQuestion[] = [];
  #bold = 0;
  #isPlain = false;
  #pre = 0;
  #main = 0;
  #details = 0;
  #firstHeading: string | null = null;

  constructor(options: WalkOptions = {}) {
    this.#options = options;
  }

  /** Inside a heading even a button is text. */
  get isInCaption(): boolean {
    return this.#caption !== null;
  }

  open(element: HtmlElement): void {
    const { name, attributes, at } = element;
    this.#facts.open(name, attributes);
    if (BOLD.test(name)) this.#bold += 1;
    if (attributes["role"] === "tablist") this.#tabs.begin();
    if (name === "br") this.#openLine();
    if (this.#table) return this.#table.open(name, attributes);
    if (this.#caption && !this.#breakCaption(name)) {
      this.#text += BREAKS.has(name) ? " " : "";
      return;
    }
    if (name === "table") {
      this.#flush();
      this.#table = new HtmlTable(at);
      return;
    }
    const isTitle =
      this.#blocks.length === 0 && this.#firstHeading === null && isTitleParagraph(element);
    const caption = captionOf(isTitle ? "h1" : name, element.role, {
      depth: element.depth,
      id: attributes["id"] ?? "",
    });
    if (this.#list) {
      if (name !== "details" && (!caption || HEADING.test(name)))
        return this.#list.open(name, attributes);
      this.#leaveList(at);
    }
    if (caption || isList(name) || name === "pre") this.#flush();
    else if (BREAKS.has(name)) this.#break();
    this.#caption = caption;
    if (isList(name)) this.#list = new HtmlList(name, attributes, at);
    else this.#openInLeftList(element);
    if (name === "pre") this.#pre += 1;
    if (name === "main" || name === "article") this.#main += 1;
    if (name === "details") this.#details += 1;
    const tab = attributes["role"] === "tabpanel" ? this.#tabs.nameOf(attributes) : null;
    if (tab) this.#enterQuestion(tab, element.depth + 1);
  }

  text(text: string, start: number, end: number): void {
    if (this.#facts.text(text)) return;
    if (this.#table) this.#table.text(text);
    else if (this.#list && !this.#caption) this.#list.text(text);
    else {
      const isBlank = text.trim() === "";
      if (this.#start < 0 && !isBlank) this.#start = start;
      if (this.#bold === 0 && !isBlank) this.#isPlain = true;
      this.#text += text;
      this.#end = end;
    }
  }

  close(name: string, at: number, depth: number): void {
    this.#facts.close(name);
    if (BOLD.test(name)) this.#bold = Math.max(0, this.#bold - 1);
    if (this.#table) return this.#closeInTable(name, at);
    if (this.#caption) return depth === this.#caption.depth ? this.#closeCaption(name) : undefined;
    if (this.#list) return this.#closeInList(name, at);
    if (name === "pre") {
      this.#flush();
      this.#pre = Math.max(0, this.#pre - 1);
    }
    if (BREAKS.has(name) || isList(name)) this.#break();
    if (isList(name)) this.#closeLeftList();
    this.#leaveQuestions(depth);
    if (name === "details") {
      this.#headings.leave(QUESTION_LEVEL + this.#details);
      this.#details = Math.max(0, this.#details - 1);
    }
    if (name === "main" || name === "article") this.#main = Math.max(0, this.#main - 1);
  }

  enterContent(): void {
    this.#flush();
    this.#main += 1;
  }

  leaveContent(): void {
    this.#flush();
    this.#main = Math.max(0, this.#main - 1);
  }

  finish(): Document {
    if (this.#table) this.#closeInTable("table", this.#end);
    if (this.#list) this.#endList(this.#end);
    this.#flush();
    const hasMain = this.#blocks.some((block) => block.inMain);
    const blocks = this.#blocks.filter((block) => block.inMain || !hasMain);
    return {
      title: this.#firstHeading ?? this.#facts.title,
      url: this.#facts.url,
      language: this.#facts.language,
      blocks: blocks.map(({ kind, text, headings, start, end }) => ({
        kind,
        text,
        headings,
        start,
        end,
      })),
    };
  }

  #openLine(): void {
    const isOver = !this.#list && !this.#table && !this.#caption && !this.#isPlain;
    if (isOver && this.#text.trim().endsWith("?")) this.#flush();
    else this.#text += this.#pre > 0 ? "\n" : " ";
  }

  /** The lines of a listing are often elements, and no blocks. */
  #break(): void {
    if (this.#pre === 0) this.#flush();
    else if (!this.#text.endsWith("\n")) this.#text += "\n";
  }

  #closeCaption(name: string): void {
    const caption = this.#caption;
    this.#caption = null;
    if (!caption) return;
    const text = tidyText(this.#text);
    const judged = judgeCaption(caption, text);
    if (judged === "text") return this.#flush();
    this.#text = "";
    this.#start = -1;
    this.#isPlain = false;
    if (judged === "nothing") return;
    const level =
      name === "p" && caption.is === "heading" ? 1 : Number(HEADING.exec(name)?.[1] ?? 0);
    if (caption.is === "tab") this.#tabs.add(caption.id, text);
    else if (level > 0) {
      if (level === 1) this.#firstHeading ??= text || null;
      this.#headings.enter(level, text);
    } else if (name === "summary") this.#headings.enter(QUESTION_LEVEL + this.#details, text);
    else this.#enterQuestion(text, caption.depth);
  }

  #breakCaption(name: string): boolean {
    if (!this.#caption || !breaksCaption(this.#caption, name)) return false;
    this.#caption = null;
    this.#flush();
    return true;
  }

  #enterQuestion(text: string, depth: number): void {
    const level = QUESTION_LEVEL + this.#details;
    this.#questions = this.#questions.filter((open) => open.level < level);
    this.#headings.enter(level, text);
    this.#questions.push({ level, depth, blocks: this.#blocks.length });
  }

  #leaveQuestions(depth: number): void {
    const last = this.#questions.at(-1);
    if (!last || depth >= last.depth || this.#blocks.length === last.blocks) return;
    this.#questions.pop();
    this.#headings.leave(last.level);
  }

  #closeInTable(name: string, at: number): void {
    const table = this.#table;
    if (!table || !table.close(name)) return;
    this.#table = null;
    const { kind, text, caption } = table.write();
    if (this.#list) return this.#list.text(` ${caption} ${text.replaceAll("\n", "; ")} `);
    const lines = caption ? [`${caption.replace(/[.:]$/, "")}:`, text] : [text];
    this.#push(kind, lines.filter(Boolean).join("\n"), table.start, at);
  }

  #closeInList(name: string, at: number): void {
    const isDone = this.#list?.close(name) ?? false;
    if (isDone) return this.#endList(at);
    const question = name === "dt" ? this.#list?.takeQuestion() : null;
    if (!question) return;
    this.#leaveList(at);
    this.#headings.enter(QUESTION_LEVEL + this.#details, question);
  }

  /** An accordion in a list is a section, not an item. */
  #leaveList(at: number): void {
    this.#left.push(...(this.#list?.levels ?? []));
    this.#endList(at);
  }

  /** The items after an accordion are a list again. */
  #openInLeftList({ name, attributes, at }: HtmlElement): void {
    const level = this.#left.at(-1);
    if (!level || (name !== "li" && name !== "dt")) return;
    if (name === "dt") this.#headings.leave(QUESTION_LEVEL + this.#details);
    this.#left.pop();
    this.#list = new HtmlList(level.name, { start: String(level.next) }, at);
    this.#list.open(name, attributes);
  }

  #closeLeftList(): void {
    if (this.#left.pop()?.name === "dl") this.#headings.leave(QUESTION_LEVEL + this.#details);
  }

  #endList(at: number): void {
    const list = this.#list;
    this.#list = null;
    const text = list?.write();
    if (!list || !text) return;
    const last = this.#lastList;
    if (last && this.#goesOn(last, list)) {
      last.block.text += `\n${text}`;
      last.block.end = at;
    } else this.#push("list", text, list.start, at);
    const block = this.#blocks.at(-1);
    const items = text.match(/^\d+\. /gm)?.length ?? 0;
    this.#lastList = block ? { block, name: list.name, next: list.first + items } : null;
  }

  /** Editors export each item as a list of its own. */
  #goesOn({ block, name, next }: LastList, list: HtmlList): boolean {
    const isBeside =
      block === this.#blocks.at(-1) && block.headings.join("\n") === this.#headings.path.join("\n");
    const isNext = name === "ol" ? list.first === next && next > 1 : name === "ul";
    return isBeside && isNext && list.name === name;
  }

  #flush(): void {
    const isCode = this.#pre > 0;
    const text = isCode ? this.#text.replace(/^\n+|\s+$/g, "") : tidyText(this.#text);
    const isBold = !this.#isPlain && !isCode;
    const start = this.#start;
    this.#text = "";
    this.#start = -1;
    this.#isPlain = false;
    if (!text.trim()) return;
    if (isBold && text.endsWith("?") && text.length <= LONGEST_QUESTION)
      this.#headings.enter(QUESTION_LEVEL + this.#details, text);
    else if (isBold && this.#options.boldHeadings && isTitle(text))
      this.#headings.enter(BOLD_LEVEL, text);
    else if (isCode) this.#push("code", `\`\`\`\n${text}\n\`\`\``, start, this.#end);
    else this.#push("paragraph", text, start, this.#end);
  }

  #push(kind: PassageKind, text: string, start: number, end: number): void {
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    const headings = this.#headings.path;
    const inMain = this.#main > 0;
    this.#blocks.push({ kind, text, headings, start: Math.max(0, start), end, inMain });
  }
}

/** As Google Docs exports its titles. */
function isTitleParagraph({ name, attributes }: HtmlElement): boolean {
  return name === "p" && /(?:^|\s)title(?:\s|$)/.test(attributes["class"] ?? "");
}

function isTitle(text: string): boolean {
  return text.length <= LONGEST_BOLD && !/[.,;:!]$/.test(text);
}
