import { type Document, tidyText } from "./block.ts";
import { breaksCaption, type Caption, captionOf, judgeCaption } from "./html-caption.ts";
import { HtmlFacts } from "./html-facts.ts";
import { HtmlList, INLINE, isList, type ListLevel } from "./html-list.ts";
import type { HtmlRole } from "./html-role.ts";
import { HtmlSections } from "./html-sections.ts";
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
const LONGEST_QUESTION = 200;
const LONGEST_BOLD = 80;

/** Turns the tags and texts of a page, in order, into blocks. */
export class HtmlWalk {
  readonly #sections = new HtmlSections();
  readonly #facts = new HtmlFacts();
  readonly #options: WalkOptions;
  readonly #tabs = new HtmlTabs();
  #text = "";
  #start = -1;
  #end = 0;
  #list: HtmlList | null = null;
  /** Lists that were left because a question stood in them, and are still to be closed. */
  #left: ListLevel[] = [];
  #table: HtmlTable | null = null;
  #caption: Caption | null = null;
  #bold = 0;
  #isPlain = false;
  #pre = 0;

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
      if (!INLINE.has(name)) this.#text += " ";
      return;
    }
    if (name === "table") {
      this.#flush();
      this.#table = new HtmlTable(at);
      return;
    }
    const isTitle = this.#sections.isEmpty && isTitleParagraph(element);
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
    else this.#part(name);
    this.#caption = caption;
    if (isList(name)) this.#list = new HtmlList(name, attributes, at);
    else this.#openInLeftList(element);
    if (name === "pre") this.#pre += 1;
    if (name === "main" || name === "article") this.#sections.enterMain();
    if (name === "details") this.#sections.openDetails();
    const tab = attributes["role"] === "tabpanel" ? this.#tabs.nameOf(attributes) : null;
    if (tab) this.#sections.enterQuestion(tab, element.depth + 1);
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
    if (this.#caption) return this.#closeInCaption(name, depth);
    if (this.#list) return this.#closeInList(name, at);
    if (name === "pre") {
      this.#flush();
      this.#pre = Math.max(0, this.#pre - 1);
    }
    if (BREAKS.has(name) || isList(name)) this.#break();
    else this.#part(name);
    if (isList(name)) this.#closeLeftList();
    this.#sections.leaveQuestionsAt(depth);
    if (name === "details") this.#sections.closeDetails();
    if (name === "main" || name === "article") this.#sections.leaveMain();
  }

  enterContent(): void {
    this.#flush();
    this.#sections.enterMain();
  }

  leaveContent(): void {
    this.#flush();
    this.#sections.leaveMain();
  }

  finish(): Document {
    if (this.#table) this.#closeInTable("table", this.#end);
    if (this.#list) this.#endList(this.#end);
    this.#flush();
    const blocks = this.#sections.finish();
    const { url, language } = this.#facts;
    return { title: this.#sections.title ?? this.#facts.title, url, language, blocks };
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

  #part(name: string): void {
    if (this.#pre === 0 && !INLINE.has(name) && this.#text !== "") this.#text += " ";
  }

  #closeInCaption(name: string, depth: number): void {
    if (depth === this.#caption?.depth) this.#closeCaption(name);
    else if (!INLINE.has(name)) this.#text += " ";
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
    else if (level > 0) this.#sections.enter(level, text);
    else if (name === "summary") this.#sections.enterSummary(text);
    else this.#sections.enterQuestion(text, caption.depth);
  }

  #breakCaption(name: string): boolean {
    if (!this.#caption || !breaksCaption(this.#caption, name)) return false;
    this.#caption = null;
    this.#flush();
    return true;
  }

  #closeInTable(name: string, at: number): void {
    const table = this.#table;
    if (!table || !table.close(name)) return;
    this.#table = null;
    const { kind, text, caption } = table.write();
    if (this.#list) return this.#list.text(` ${caption} ${text.replaceAll("\n", "; ")} `);
    const lines = caption ? [`${caption.replace(/[.:]$/, "")}:`, text] : [text];
    this.#sections.push(kind, lines.filter(Boolean).join("\n"), table.start, at);
  }

  #closeInList(name: string, at: number): void {
    const isDone = this.#list?.close(name) ?? false;
    if (isDone) return this.#endList(at);
    const question = name === "dt" ? this.#list?.takeQuestion() : null;
    if (!question) return;
    this.#leaveList(at);
    this.#sections.enterByLooks(question);
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
    if (name === "dt") this.#sections.leaveQuestion();
    this.#left.pop();
    this.#list = new HtmlList(level.name, { start: String(level.next) }, at);
    this.#list.open(name, attributes);
  }

  #closeLeftList(): void {
    if (this.#left.pop()?.name === "dl") this.#sections.leaveQuestion();
  }

  #endList(at: number): void {
    const list = this.#list;
    this.#list = null;
    const text = list?.write();
    if (list && text) this.#sections.pushList(list, text, at);
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
      this.#sections.enterByLooks(text);
    else if (isBold && this.#options.boldHeadings && isTitle(text))
      this.#sections.enterByLooks(text, BOLD_LEVEL);
    else if (isCode) this.#sections.push("code", `\`\`\`\n${text}\n\`\`\``, start, this.#end);
    else this.#sections.push("paragraph", text, start, this.#end);
  }
}

/** As Google Docs exports its titles. */
function isTitleParagraph({ name, attributes }: HtmlElement): boolean {
  return name === "p" && /(?:^|\s)title(?:\s|$)/.test(attributes["class"] ?? "");
}

function isTitle(text: string): boolean {
  return text.length <= LONGEST_BOLD && !/[.,;:!]$/.test(text);
}
