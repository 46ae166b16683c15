import { tidyText } from "./block.ts";

export type ListLevel = { name: string; next: number };
/** What stands within a line. */
export const INLINE: ReadonlySet<string> = new Set(
  "a abbr acronym b bdi bdo big cite code del dfn em font i img ins kbd mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

type Attributes = Record<string, string>;

/** Collects one outermost `ul`, `ol` or `dl` with everything nested in it. */
export class HtmlList {
  readonly start: number;
  readonly name: string;
  /** The number that the first item bears. */
  readonly first: number;
  readonly #levels: ListLevel[];
  readonly #lines: string[] = [];
  #prefix = "";
  #text = "";
  #term = "";
  #isTermUsed = true;

  constructor(name: string, attributes: Attributes, start: number) {
    this.start = start;
    this.name = name;
    this.#levels = [{ name, next: numberOf(attributes["start"]) }];
    this.first = this.#levels[0]?.next ?? 1;
  }

  /** The lists that are open, the outermost first, each with the number of its next item. */
  get levels(): readonly ListLevel[] {
    return this.#levels;
  }

  open(name: string, attributes: Attributes): void {
    if (name === "li") this.#openItem(attributes);
    else if (isList(name)) {
      this.#endItem();
      this.#endTerm(":");
      this.#levels.push({ name, next: numberOf(attributes["start"]) });
    } else if (name === "dt" || name === "dd") this.#endItem();
    else this.#part(name);
  }

  text(text: string): void {
    this.#text += text;
  }

  /** True when the outermost list has ended. */
  close(name: string): boolean {
    if (name === "dt") {
      const text = tidyText(this.#text).replace(/[:：]$/, "");
      if (text.endsWith("?")) this.#endTerm("");
      this.#term = this.#isTermUsed ? text : `${this.#term} / ${text}`;
      this.#isTermUsed = text === "";
      this.#text = "";
    } else if (name === "dd" || name === "li") this.#endItem();
    else if (isList(name)) {
      this.#endItem();
      this.#endTerm("");
      this.#levels.pop();
    } else this.#part(name);
    return this.#levels.length === 0;
  }

  /** The term that was just closed, if it asks: what follows is its answer rather than an item. */
  takeQuestion(): string | null {
    const term = this.#term;
    if (!term.endsWith("?")) return null;
    this.#isTermUsed = true;
    return term;
  }

  write(): string {
    this.#endItem();
    this.#endTerm("");
    return this.#lines.join("\n");
  }

  /** Words of two elements are two words, unless the elements are within a line. */
  #part(name: string): void {
    if (!INLINE.has(name)) this.#text += " ";
  }

  #openItem(attributes: Attributes): void {
    this.#endItem();
    const level = this.#levels.at(-1);
    if (level && attributes["value"]) level.next = numberOf(attributes["value"]);
    const marker = level?.name === "ol" ? `${level.next}.` : "-";
    if (level) level.next += 1;
    this.#prefix = `${"  ".repeat(Math.max(0, Math.min(this.#levels.length, 6) - 1))}${marker} `;
  }

  #endItem(): void {
    const text = tidyText(this.#text);
    this.#text = "";
    if (text) {
      const term = this.#term && this.#levels.at(-1)?.name === "dl" ? `${this.#term}: ` : "";
      this.#isTermUsed ||= term !== "";
      this.#lines.push(`${this.#prefix || "- "}${term}${text}`);
    }
    this.#prefix = "";
  }

  /** A term without a definition of its own, or with one that is a list. */
  #endTerm(sign: string): void {
    if (!this.#isTermUsed) this.#lines.push(`- ${this.#term}${sign}`);
    this.#isTermUsed = true;
  }
}

export function isList(name: string): boolean {
  return name === "ul" || name === "ol" || name === "dl";
}

function numberOf(written: string | undefined): number {
  const number = Number(written ?? 1);
  return Number.isInteger(number) && number >= 0 && number < 10_000 ? number : 1;
}
