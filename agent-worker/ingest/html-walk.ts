import type { PassageKind } from "../knowledge/articles.ts";
import { type Block, type Document, HeadingStack, tidyText } from "./block.ts";
import { HtmlList } from "./html-list.ts";
import { HtmlTable } from "./html-table.ts";

const BREAKS = new Set([
  "p",
  "div",
  "section",
  "article",
  "main",
  "header",
  "aside",
  "blockquote",
  "figure",
  "figcaption",
  "address",
  "form",
  "fieldset",
  "hr",
  "body",
  "details",
]);
const HEADING = /^h([1-6])$/;
const QUESTION_LEVEL = 7;

type PageBlock = Block & { inMain: boolean };

/** Turns the tags and texts of a page, in order, into blocks. */
export class HtmlWalk {
  readonly #blocks: PageBlock[] = [];
  readonly #headings = new HeadingStack();
  #text = "";
  #start = -1;
  #end = 0;
  #list: HtmlList | null = null;
  #table: HtmlTable | null = null;
  #pre = 0;
  #main = 0;
  #details: number[] = [];
  #title = "";
  #firstHeading: string | null = null;
  #url: string | null = null;
  #language: string | null = null;

  open(name: string, attributes: Record<string, string>, at: number): void {
    this.#readMeta(name, attributes);
    if (name === "br") this.#text += " ";
    if (this.#table) return this.#table.open(name);
    if (name === "table") {
      this.#flush("paragraph");
      this.#table = new HtmlTable(at);
      return;
    }
    if (this.#list) return this.#list.open(name);
    if (
      BREAKS.has(name) ||
      HEADING.test(name) ||
      isList(name) ||
      name === "pre" ||
      name === "summary"
    ) {
      this.#flush("paragraph");
    }
    if (isList(name)) this.#list = new HtmlList(name, at);
    if (name === "pre") this.#pre += 1;
    if (name === "main" || name === "article") this.#main += 1;
    if (name === "details") this.#details.push(this.#headings.level);
  }

  text(text: string, start: number, end: number): void {
    if (this.#inTitle) this.#title += text;
    else if (this.#table) this.#table.text(text);
    else if (this.#list) this.#list.text(text);
    else {
      if (this.#start < 0 && text.trim()) this.#start = start;
      this.#text += text;
      this.#end = end;
    }
  }

  close(name: string, at: number): void {
    if (name === "title") this.#inTitle = false;
    if (this.#table) return this.#closeInTable(name, at);
    if (this.#list) return this.#closeInList(name, at);
    const level = Number(HEADING.exec(name)?.[1] ?? 0);
    if (level > 0) return this.#closeHeading(level);
    if (name === "summary") return this.#closeHeading(QUESTION_LEVEL + this.#details.length);
    if (name === "pre") {
      this.#flush("code");
      this.#pre -= 1;
    }
    if (BREAKS.has(name)) this.#flush("paragraph");
    if (name === "details") {
      this.#headings.leave(QUESTION_LEVEL + this.#details.length);
      this.#details.pop();
    }
    if (name === "main" || name === "article") this.#main = Math.max(0, this.#main - 1);
  }

  enterContent(): void {
    this.#flush("paragraph");
    this.#main += 1;
  }

  leaveContent(): void {
    this.#flush("paragraph");
    this.#main = Math.max(0, this.#main - 1);
  }

  finish(): Document {
    if (this.#table) this.#closeInTable("table", this.#end);
    if (this.#list) this.#endList(this.#end);
    this.#flush("paragraph");
    const hasMain = this.#blocks.some((block) => block.inMain);
    const blocks = this.#blocks.filter((block) => block.inMain || !hasMain);
    const title = this.#firstHeading ?? (tidyText(this.#title) || null);
    return {
      title,
      url: this.#url,
      language: this.#language,
      blocks: blocks.map(({ kind, text, headings, start, end }) => ({
        kind,
        text,
        headings,
        start,
        end,
      })),
    };
  }

  #inTitle = false;

  #readMeta(name: string, attributes: Record<string, string>): void {
    if (name === "title") this.#inTitle = this.#title === "";
    if (name === "html" && attributes["lang"])
      this.#language = attributes["lang"].slice(0, 2).toLowerCase();
    const address =
      name === "link" && attributes["rel"] === "canonical"
        ? attributes["href"]
        : name === "meta" && attributes["property"] === "og:url"
          ? attributes["content"]
          : undefined;
    if (address && /^https?:\/\//i.test(address)) this.#url ??= address;
  }

  #closeHeading(level: number): void {
    const text = tidyText(this.#text);
    this.#text = "";
    this.#start = -1;
    if (level === 1) this.#firstHeading ??= text || null;
    this.#headings.enter(level, text);
  }

  #closeInTable(name: string, at: number): void {
    const table = this.#table;
    if (!table || !table.close(name)) return;
    this.#table = null;
    const { kind, text } = table.write();
    if (this.#list) this.#list.text(` ${text.replaceAll("\n", "; ")} `);
    else this.#push(kind, text, table.start, at);
  }

  #closeInList(name: string, at: number): void {
    if (this.#list?.close(name)) this.#endList(at);
  }

  #endList(at: number): void {
    const list = this.#list;
    this.#list = null;
    if (!list) return;
    for (const part of list.write()) {
      const headings = part.question
        ? [...this.#headings.path, part.question]
        : this.#headings.path;
      this.#push(part.kind, part.text, list.start, at, headings);
    }
  }

  #flush(kind: PassageKind): void {
    const isCode = this.#pre > 0;
    const text = isCode ? this.#text.replace(/^\n+|\s+$/g, "") : tidyText(this.#text);
    if (text.trim())
      this.#push(
        isCode ? "code" : kind,
        isCode ? `\`\`\`\n${text}\n\`\`\`` : text,
        this.#start,
        this.#end,
      );
    this.#text = "";
    this.#start = -1;
  }

  #push(
    kind: PassageKind,
    text: string,
    start: number,
    end: number,
    headings = this.#headings.path,
  ): void {
    if (!text) return;
    this.#blocks.push({
      kind,
      text,
      headings,
      start: Math.max(0, start),
      end,
      inMain: this.#main > 0,
    });
  }
}

function isList(name: string): boolean {
  return name === "ul" || name === "ol" || name === "dl";
}
