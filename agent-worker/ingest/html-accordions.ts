import { type HtmlRole, isAccordion } from "./html-role.ts";

const TITLES = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "dt"]);
const OPENS = ["aria-expanded", "onclick"];

/** Where in a page what is hidden may be opened with a click: within accordions, and right behind what is clicked on. */
export class HtmlAccordions {
  #boxDepth = 0;
  #openerDepth = 0;

  mayOpen(depth: number): boolean {
    return this.#boxDepth > 0 || this.#openerDepth === depth;
  }

  enter(name: string, role: HtmlRole, attributes: Record<string, string>, depth: number): void {
    const isOpener =
      role === "switch" || name === "summary" || OPENS.some((one) => one in attributes);
    if (isOpener) this.#openerDepth = depth;
    else if (this.#openerDepth >= depth) this.#openerDepth = 0;
    if (this.#boxDepth === 0 && isAccordion(name, attributes)) this.#boxDepth = depth;
  }

  leave(name: string, depth: number): void {
    if (this.#boxDepth >= depth) this.#boxDepth = 0;
    if (this.#openerDepth > depth)
      this.#openerDepth = TITLES.has(name) && this.#openerDepth === depth + 1 ? depth : 0;
  }
}
