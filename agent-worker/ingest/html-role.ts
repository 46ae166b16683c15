import { isHidden } from "./html-hidden.ts";

/**
 * What an element is for: `gone` is read by nobody, `furniture` stands around the content, a `switch` shows and hides
 * what it names, a `tab` names a panel, a `question` is called one by its class.
 */
export type HtmlRole = "content" | "gone" | "furniture" | "switch" | "tab" | "question";

type Attributes = Record<string, string>;

/** Everything in these is dropped, whatever is inside. */
const GONE = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "nav",
  "footer",
  "svg",
  "math",
  "iframe",
  "object",
  "select",
  "textarea",
  "canvas",
  "audio",
  "video",
  "dialog",
]);
const GONE_ROLES = new Set(["navigation", "search", "banner", "contentinfo", "dialog"]);
/** Their classes say something about the whole page. */
const WHOLE = new Set(["html", "body", "main", "article"]);
const CONTROLS = /\b(?:aria-controls|data-(?:bs-)?target)\s*=\s*["']#?([^"'\s]+)/gi;
/** Links into the page, and what a script is told that runs on a click. */
const LINKS = /\bhref\s*=\s*["']#([^"'\s]+)/gi;
const SCRIPTS = /\bonclick\s*=\s*(?:"([^"]{0,500})"|'([^']{0,500})')/gi;
const PANEL = /(?:accordion|collaps|expand|toggle|panel|answer|faq|tab)/i;
const MENU = /(?:menu|nav|drawer|canvas|modal|search|popup|popover|dropdown|tooltip|overlay)/i;
const QUESTION =
  /^(?:[\w-]*[-_])?(?:question|(?:accordion|faq|toggle|collaps(?:e|ible))(?:[-_]+\w+)*[-_]+(?:title|header|heading|button|trigger|question|q))$/i;
/** A question of a box with an answer; on anything larger the class says what the whole of it is. */
const QUESTION_ELEMENTS = new Set("div p span a label strong b h2 h3 h4 h5 h6".split(" "));
const FURNITURE = [
  /^(?:headerlink|hash-link|header-anchor|heading-anchor|anchor-link|anchorjs-link|permalink)$/i,
  /^(?:[\w-]*[-_])?(?:breadcrumbs?|toc|table-of-contents|pagination|byline|skip-?(?:link|nav|to-content))(?:[-_](?:macro|section|list|bar|container|wrapper))?$/i,
  /^(?:[\w-]*[-_])?cookies?[-_]?(?:banner|bar|consent|notice|popup|message)$/i,
  /^(?:article|post|page|entry)[-_](?:meta|metadata|author|votes|share|sharing|relatives|related|sidebar|pagination)$/i,
  /^(?:related|recent|recommended)[-_](?:articles|posts|pages|content)$/i,
  /^(?:share|social)[-_](?:buttons|links|icons|bar)$/i,
  /^(?:(?:site|page|main|global)[-_]?)?footer$/i,
];

const ACCORDION = /(?:accordion|collaps|faq)/i;
const BOXES = /(?:accordion|collaps|faq|toggle|expand|(?:^|[\s_-])tabs?(?:$|[\s_-]))/i;

/** Whether a button is that of an accordion by its name; what is expanded is often only said by a script. */
export function opensPanel(attributes: Attributes): boolean {
  const { class: className = "", "aria-controls": controlled = "" } = attributes;
  if (MENU.test(className) || MENU.test(controlled)) return false;
  return "aria-expanded" in attributes || ACCORDION.test(className);
}

export class HtmlRoles {
  readonly #controlled: Set<string>;

  constructor(source: string) {
    this.#controlled = new Set(readControlled(source));
  }

  /** `isInAccordion` tells that the element stands in one, or behind what opens it, where clicks show what is hidden. */
  of(name: string, attributes: Attributes, isInAccordion = false): HtmlRole {
    const { role = "" } = attributes;
    if (GONE.has(name) || GONE_ROLES.has(role)) return "gone";
    if (this.#isHidden(name, attributes) && !this.#isPanel(attributes, isInAccordion))
      return "gone";
    if (role === "tab") return "tab";
    const isButton = name === "button" || role === "button";
    if (isButton && ("aria-expanded" in attributes || opensPanel(attributes))) return "switch";
    if (name === "button") return "gone";
    if (WHOLE.has(name)) return "content";
    const names = namesOf(attributes);
    if (names.some((one) => FURNITURE.some((pattern) => pattern.test(one)))) return "furniture";
    const isQuestion = QUESTION_ELEMENTS.has(name) && names.some((one) => QUESTION.test(one));
    return isQuestion ? "question" : "content";
  }

  #isHidden(name: string, attributes: Attributes): boolean {
    // Some pages hide all of themselves until their script has run.
    const { style: _, class: __, ...said } = attributes;
    return isHidden(WHOLE.has(name) ? said : attributes);
  }

  /** What a reader gets to see with one click is content; a menu that opens is not, nor is an icon. */
  #isPanel(attributes: Attributes, isInAccordion: boolean): boolean {
    const { id = "", role = "", class: className = "" } = attributes;
    if (MENU.test(id) || MENU.test(className)) return false;
    if (role === "tabpanel" || role === "region") return true;
    if ((id !== "" && this.#controlled.has(id)) || PANEL.test(className)) return true;
    return isInAccordion && isHidden({ ...attributes, "aria-hidden": "false" });
  }
}

/** Whether clicks open what is hidden inside of an element, as its class says. */
export function isAccordion(name: string, { id = "", class: className = "" }: Attributes): boolean {
  if (WHOLE.has(name) || MENU.test(className) || MENU.test(id)) return false;
  return BOXES.test(className) || BOXES.test(id);
}

function* readControlled(source: string): Iterable<string> {
  for (const [, id = ""] of source.matchAll(CONTROLS)) yield id;
  for (const [, id = ""] of source.matchAll(LINKS)) yield id;
  for (const [, double, single] of source.matchAll(SCRIPTS))
    yield* (double ?? single ?? "").match(/[\w-]+/g) ?? [];
}

function namesOf({ id = "", class: className = "" }: Attributes): string[] {
  return id === "" && className === "" ? [] : `${id} ${className}`.split(/\s+/).filter(Boolean);
}
