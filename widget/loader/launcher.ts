import { loaderStyle } from "./style.ts";
import { loaderWording } from "./wording.ts";

const SVG = "http://www.w3.org/2000/svg";
const BUBBLE =
  "M4 11.5c0-4 3.6-7 8-7s8 3 8 7-3.6 7-8 7q-1.4 0-2.6-.4L5 19.5l1.1-3.4A6.6 6.6 0 0 1 4 11.5Z";
const ARROW = "M6 9.5l6 6 6-6";

export interface Launcher {
  host: HTMLElement;
  root: ShadowRoot;
  button: HTMLButtonElement;
  draw(state: { isOpen?: boolean; unread?: number }): void;
}

/** Draws the button in a shadow root; nothing is requested for it. */
export function makeLauncher(options: DOMStringMap, language: string): Launcher {
  const host = document.createElement("div");
  host.id = "lobby-widget";
  host.dataset["side"] = options["side"] ?? "";
  host.style.colorScheme = options["theme"] ?? "";
  for (const name of ["accent", "radius"])
    host.style.setProperty(`--lobby-${name}`, options[name] ?? "");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(loaderStyle);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement("button");
  button.ariaHasPopup = "dialog";
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  const path = icon.appendChild(document.createElementNS(SVG, "path"));
  const badge = document.createElement("i");
  const status = document.createElement("span");
  status.role = "status";
  button.append(icon, badge);
  root.append(button, status);

  const [openWord, closeWord, unreadWord] = loaderWording(language);
  const shown = { isOpen: false, unread: 0 };
  const draw: Launcher["draw"] = (state) => {
    const { isOpen, unread } = Object.assign(shown, state);
    const news = unread > 0 && !isOpen ? `${unread} ${unreadWord}` : "";
    path.setAttribute("d", isOpen ? ARROW : BUBBLE);
    badge.hidden = news === "";
    badge.textContent = `${unread}`;
    button.ariaExpanded = `${isOpen}`;
    button.ariaLabel = isOpen ? closeWord : openWord + (news && `, ${news}`);
    status.textContent = news;
  };
  draw({});
  return { host, root, button, draw };
}
