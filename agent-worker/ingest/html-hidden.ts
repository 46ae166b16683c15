type Attributes = Record<string, string>;

/** Far off the page, as texts are put that nobody is to see. */
const FAR_OFF = /^-9{3,}(?:\.\d+)?(?:px|em|rem|%)?$/;
const PLACES = ["left", "top", "right", "text-indent", "margin-left"];
/** What style sheets call what is not shown; texts for screen readers alone (`sr-only`) are texts for somebody. */
const HIDDEN = new Set([
  "hidden",
  "is-hidden",
  "d-none",
  "display-none",
  "uk-hidden",
  "w-condition-invisible",
]);
/** Shown on some screens or at some time: `hidden md:block`, `d-none d-lg-flex`. */
const SHOWN_SOMEWHERE = /[\w-]:|^d-(?:sm|md|lg|xl|xxl|print)-/;

/** Whether an element itself says that it is not shown; what style sheets say of it is not known. */
export function isHidden(attributes: Attributes): boolean {
  const { hidden, "aria-hidden": aria, style = "", class: className = "" } = attributes;
  if ((hidden !== undefined && hidden !== "until-found") || aria === "true") return true;
  return isStyledAway(style) || isClassedAway(className);
}

function isStyledAway(style: string): boolean {
  if (style === "") return false;
  const said = new Map(
    style
      .toLowerCase()
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .split(";")
      .map((one) => one.replace("!important", "").split(":"))
      .map(([name = "", value = ""]) => [name.trim(), value.trim()]),
  );
  if (said.get("display") === "none") return true;
  if (/^(?:hidden|collapse)$/.test(said.get("visibility") ?? "")) return true;
  return PLACES.some((name) => FAR_OFF.test(said.get(name) ?? ""));
}

function isClassedAway(className: string): boolean {
  const names = className.split(/\s+/);
  return names.some((one) => HIDDEN.has(one)) && !names.some((one) => SHOWN_SOMEWHERE.test(one));
}
