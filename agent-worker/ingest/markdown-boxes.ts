import { END_OF_BOX, endBox, writeName } from "./markdown-captions.ts";

/** Blanks that were moved from the beginning of a line to the end of the one before, where they do no harm. */
type Line = { moved: number; text: string; end: string };
type Box = { marker: "colons" | "indent"; indent: number; isQuestion: boolean };

const COLONS =
  /^([ \t]*):{3,}[ \t]*(?:note|tip|info|caution|danger|warning|important|details|hint|question|faq|success|error|example|abstract|summary)\b(?:\[([^\]]+)\]|[ \t]+([^\s{][^{]*))?/i;
const END_OF_COLONS = /^[ \t]*:{3,}[ \t]*$/;
const INDENTED = /^([ \t]*)(?:!!!|\?{3}\+?|===[!+]?)(?:[ \t]+[\w -]*?)?(?:[ \t]*"(.*)")?[ \t]*$/;
const ANY = /^[ \t]*(?:!!! |\?{3}\+? |===[!+]? "|:::)/m;
const SIGNS = [":::", "!!! ", "???", "==="];
const FENCE = /^[ \t]*(?:```|~~~)/;
const INDENT = 4;

/**
 * Names the boxes, accordions and tabs of Docusaurus and VitePress (`:::tip Name`) and of Material for MkDocs
 * (`??? question "Name"`, with what they hold indented below).
 */
export function unwrapBoxes(source: string): string {
  const mayHold = SIGNS.some((sign) => source.includes(sign)) && ANY.test(source);
  return mayHold ? new BoxWalk().run(source) : source;
}

class BoxWalk {
  readonly #lines: Line[] = [];
  #open: Box[] = [];
  #indented = 0;
  #isCode = false;

  run(source: string): string {
    for (const line of source.split("\n")) {
      const end = line.endsWith("\r") ? "\r" : "";
      this.#lines.push({ ...this.#visit(line.slice(0, line.length - end.length)), end });
    }
    return this.#lines
      .map(({ text, end }, index) => text + this.#movedBehind(index) + end)
      .join("\n");
  }

  #visit(line: string): Omit<Line, "end"> {
    if (!line.trim()) return { moved: 0, text: line };
    this.#closeIndented(line.length - line.trimStart().length);
    const moved = this.#indented * INDENT;
    const text = line.slice(moved);
    if (FENCE.test(text)) this.#isCode = !this.#isCode;
    return { moved, text: this.#isCode ? text : this.#readMarker(text, moved) };
  }

  #readMarker(text: string, moved: number): string {
    const colons = COLONS.exec(text);
    const indented = colons ? null : INDENTED.exec(text);
    if (END_OF_COLONS.test(text)) return this.#closeColons(text);
    const [, lead = "", first = "", second = ""] = colons ?? indented ?? [];
    const name = (first || second).trim();
    if (colons) this.#open.push({ marker: "colons", indent: 0, isQuestion: name.endsWith("?") });
    else if (indented) {
      const indent = moved + lead.length + INDENT;
      this.#indented += 1;
      this.#open.push({ marker: "indent", indent, isQuestion: name.endsWith("?") });
    } else return text;
    return writeName(text, lead, name, "\n");
  }

  #closeColons(text: string): string {
    const at = this.#open.findLastIndex(({ marker }) => marker === "colons");
    const [closed, ...inside] = at < 0 ? [] : this.#open.splice(at);
    this.#indented -= inside.length;
    return closed?.isQuestion ? endBox(text) : text;
  }

  #closeIndented(indent: number): void {
    for (let last = this.#open.at(-1); last && indent < last.indent; last = this.#open.at(-1)) {
      this.#open.pop();
      if (last.marker === "indent") this.#indented -= 1;
      if (last.isQuestion) this.#endIndented();
    }
  }

  /** In the place of the blanks that its last line began with. */
  #endIndented(): void {
    const line = this.#lines.findLast(({ text }) => text.trim() !== "");
    if (!line || line.moved < INDENT) return;
    line.moved -= INDENT;
    line.text += `\n\n${END_OF_BOX}\n`;
  }

  #movedBehind(index: number): string {
    return " ".repeat(this.#lines[index + 1]?.moved ?? 0);
  }
}
