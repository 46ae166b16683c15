import type { BootOptions } from "./visit/boot-options.ts";

/** The page's wishes for the look: anything that is not a colour or a length is ignored. */
export function dress(
  root: HTMLElement,
  { accent, radius, theme }: BootOptions,
  language: string,
  direction: string,
): void {
  root.lang = language;
  root.dir = direction;
  if (theme !== null) root.dataset["theme"] = theme;
  if (accent !== null && CSS.supports("color", accent)) root.style.setProperty("--accent", accent);
  if (radius !== null && CSS.supports("border-radius", radius))
    root.style.setProperty("--radius", radius);
}
