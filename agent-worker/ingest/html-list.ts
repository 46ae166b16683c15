import { tidyText } from "./block.ts";

type Level = { name: string; next: number };
type ListPart = { kind: "list" | "paragraph"; text: string; question?: string };

/** Collects one outermost `ul`, `ol` or `dl` with everything nested in it. */
export class HtmlList {
  readonly start: number;
  readonly #levels: Level[];
  readonly #lines: string[] = [];
  readonly #questions: { question: string; answer: string }[] = [];
  #prefix = "";
  #text = "";
  #term = "";

  constructor(name: string, start: number) {
    this.start = start;
    this.#levels = [{ name, next: 1 }];
  }

  open(name: string): void {
    if (name === "li") this.#openItem();
    else if (name === "ul" || name === "ol" || name === "dl") {
      this.#endItem();
      this.#levels.push({ name, next: 1 });
    } else if (name === "dt" || name === "dd") this.#endItem();
    else if (/^(?:p|div|h[1-6]|summary|tr|td|th)$/.test(name)) this.#text += " ";
  }

  text(text: string): void {
    this.#text += text;
  }

  /** True when the outermost list has ended. */
  close(name: string): boolean {
    if (name === "dt") {
      this.#term = tidyText(this.#text);
      this.#text = "";
    } else if (name === "dd") this.#endDefinition();
    else if (name === "li") this.#endItem();
    else if (name === "ul" || name === "ol" || name === "dl") {
      this.#endItem();
      this.#levels.pop();
    }
    return this.#levels.length === 0;
  }

  write(): ListPart[] {
    this.#endItem();
    const parts: ListPart[] = this.#questions.map(({ question, answer }) => ({
      kind: "paragraph",
      text: answer,
      question,
    }));
    if (this.#lines.length > 0) parts.push({ kind: "list", text: this.#lines.join("\n") });
    return parts;
  }

  #openItem(): void {
    this.#endItem();
    const level = this.#levels.at(-1);
    const marker = level?.name === "ol" ? `${level.next}.` : "-";
    if (level) level.next += 1;
    this.#prefix = `${"  ".repeat(Math.max(0, Math.min(this.#levels.length, 6) - 1))}${marker} `;
  }

  #endItem(): void {
    const text = tidyText(this.#text);
    this.#text = "";
    if (text) this.#lines.push(`${this.#prefix || "- "}${text}`);
    this.#prefix = "";
  }

  #endDefinition(): void {
    const text = tidyText(this.#text);
    this.#text = "";
    if (!text) return;
    if (this.#term.endsWith("?")) this.#questions.push({ question: this.#term, answer: text });
    else this.#lines.push(this.#term ? `- ${this.#term}: ${text}` : `- ${text}`);
  }
}
