import { openedFrom, sealed, type ToApp, type ToPage } from "../frame-message.ts";
import { loaderWording } from "./wording.ts";

const PATIENCE_MS = 15_000;

export interface Panel {
  /** Loads the app, hidden; does nothing when it is there. */
  load(): void;
  show(): void;
  hide(): void;
  /** Waits until the app is ready to be told. */
  tell(message: ToApp): void;
}

export interface PanelOptions {
  root: ShadowRoot;
  /** Where the script came from; the only origin that is listened to. */
  origin: string;
  options: DOMStringMap;
  language: string;
  hear(message: ToPage): void;
}

export function makePanel({ root, origin, options, language, hear }: PanelOptions): Panel {
  const section = document.createElement("section");
  section.role = "dialog";
  section.ariaLabel = "Chat";
  section.hidden = true;
  let frame: HTMLIFrameElement | undefined;
  let waiting: ToApp[] | undefined;

  const post = (message: ToApp) => frame?.contentWindow?.postMessage(sealed(message), origin);
  const load = () => {
    if (frame !== undefined) return;
    waiting ??= [];
    frame = document.createElement("iframe");
    frame.title = "Chat";
    frame.src = appAddress(origin, options, language);
    section.replaceChildren(frame);
    root.append(section);
    setTimeout(giveUp, PATIENCE_MS);
  };
  const giveUp = () => {
    if (waiting === undefined) return;
    const note = document.createElement("p");
    note.textContent = loaderWording(language)[3];
    section.append(note);
    frame = undefined;
  };
  addEventListener("message", (event) => {
    const message = openedFrom<ToPage>(event, frame?.contentWindow, origin);
    if (message === undefined) return;
    if (message.type === "ready") {
      waiting?.forEach(post);
      waiting = undefined;
    }
    hear(message);
  });
  fitToKeyboard(section);
  return {
    load,
    show() {
      load();
      section.hidden = false;
      frame?.focus();
    },
    hide() {
      section.hidden = true;
    },
    tell(message) {
      if (waiting === undefined && frame !== undefined) post(message);
      else (waiting ??= []).push(message);
    },
  };
}

/** Everything the app needs to know of the page, behind the `#`: no server sees it. */
function appAddress(origin: string, options: DOMStringMap, language: string): string {
  const page = location.origin;
  return `${origin}/widget/#${new URLSearchParams({ ...options, page, language })}`;
}

/** On a phone the panel ends above the keyboard, not behind it. */
function fitToKeyboard({ style }: HTMLElement): void {
  const view = window.visualViewport;
  const fit = () => {
    style.setProperty("--h", `${view?.height}px`);
    style.setProperty("--t", `${view?.offsetTop}px`);
  };
  view?.addEventListener("resize", fit);
  view?.addEventListener("scroll", fit);
}
