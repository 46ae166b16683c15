import { Parser } from "htmlparser2";
import type { Document } from "./block.ts";
import { HtmlAccordions } from "./html-accordions.ts";
import { HtmlDepth } from "./html-depth.ts";
import { type HtmlRole, HtmlRoles } from "./html-role.ts";
import { HtmlWalk, type WalkOptions } from "./html-walk.ts";

export type HtmlOptions = WalkOptions & {
  /** Where the element begins that holds what the page is about, if it is known. */
  contentAt?: number | null;
  /** Whether what stands around the content, as its classes say, is left out. */
  dropsFurniture?: boolean;
};

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** Reads a page as a stream, so that neither depth nor broken markup can exhaust the stack. */
export function readHtml(source: string, options: HtmlOptions = {}): Document {
  const pass = new HtmlPass(source, options);
  const document = pass.run();
  // Classes are a guess; one that costs most of the text was wrong.
  return pass.dropped > pass.kept * 3
    ? readHtml(source, { ...options, dropsFurniture: false })
    : document;
}

class HtmlPass {
  /** Letters of the text, and of what was left out as furniture. */
  kept = 0;
  dropped = 0;
  readonly #source: string;
  readonly #options: HtmlOptions;
  readonly #roles: HtmlRoles;
  readonly #walk: HtmlWalk;
  readonly #depth = new HtmlDepth();
  readonly #accordions = new HtmlAccordions();
  #dropDepth = 0;
  #isFurniture = false;
  #contentDepth = 0;

  constructor(source: string, options: HtmlOptions) {
    this.#source = source;
    this.#options = options;
    this.#roles = new HtmlRoles(source);
    this.#walk = new HtmlWalk(options);
  }

  run(): Document {
    const parser = new Parser(
      {
        onopentag: (name, attributes) => this.#open(name, attributes, parser.startIndex),
        onclosetag: (name) => this.#close(name, parser.endIndex + 1),
        ontext: (text) => this.#text(text, parser.startIndex, parser.endIndex + 1),
      },
      { decodeEntities: true, lowerCaseTags: true },
    );
    parser.end(this.#source);
    return this.#walk.finish();
  }

  #open(name: string, attributes: Record<string, string>, at: number): void {
    this.#depth.enter();
    const role = this.#dropDepth > 0 ? "gone" : this.#roleOf(name, attributes);
    if (role === "gone" || role === "furniture") {
      if (VOID.has(name)) return;
      if (this.#dropDepth === 0) this.#isFurniture = role === "furniture";
      this.#dropDepth += 1;
      return;
    }
    this.#accordions.enter(name, role, attributes, this.#depth.now);
    this.#walk.open({ name, role, attributes, at, depth: this.#depth.now });
    if (at !== (this.#options.contentAt ?? null) || this.#contentDepth > 0) return;
    this.#contentDepth = this.#depth.now;
    this.#walk.enterContent();
  }

  #roleOf(name: string, attributes: Record<string, string>): HtmlRole {
    if (name === "button" && this.#walk.isInCaption) return "content";
    const role = this.#roles.of(name, attributes, this.#accordions.mayOpen(this.#depth.now));
    return role === "furniture" && this.#options.dropsFurniture === false ? "content" : role;
  }

  #close(name: string, at: number): void {
    const depth = this.#depth.now;
    this.#depth.leave();
    if (this.#contentDepth > this.#depth.now) {
      this.#contentDepth = 0;
      this.#walk.leaveContent();
    }
    this.#accordions.leave(name, depth);
    if (VOID.has(name)) return;
    if (this.#dropDepth > 0) this.#dropDepth -= 1;
    else this.#walk.close(name, at, depth);
  }

  #text(text: string, start: number, end: number): void {
    if (this.#dropDepth === 0) {
      this.kept += text.trim().length;
      this.#walk.text(text, start, end);
    } else if (this.#isFurniture) this.dropped += text.trim().length;
  }
}
