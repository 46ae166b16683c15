import type { ToPage } from "../frame-message.ts";
import { takeCommands } from "./commands.ts";
import { makeLauncher } from "./launcher.ts";
import { makePanel } from "./panel.ts";
import { isRemembered, remember, whenIdle } from "./return-visit.ts";

/** Draws the launcher and waits. The app is loaded on the first sign of intent, or when there is a conversation to come back to. */
export function startLoader(script: HTMLScriptElement): void {
  const options = script.dataset;
  const { origin } = new URL(script.src);
  const language = options["language"] ?? navigator.language;
  const memory = `lobby:${options["key"]}`;
  const launcher = makeLauncher(options, language);
  const { host, root, button } = launcher;
  let isOpen = false;
  let returnTo: Element | null = null;

  const hear = (message: ToPage) => {
    const { type, ...detail } = message;
    if (type === "close") toggle(false);
    if (type === "known") remember(memory);
    if (message.type === "unread") launcher.draw({ unread: message.count });
    if (type === "unread" || type === "message") emit(type, detail);
  };
  const panel = makePanel({ root, origin, options, language, hear });

  const toggle = (isToOpen = !isOpen) => {
    if (isToOpen === isOpen) return;
    isOpen = isToOpen;
    if (isOpen) {
      returnTo = document.activeElement;
      host.hidden = false;
      panel.show();
    } else panel.hide();
    launcher.draw({ isOpen });
    panel.tell({ type: isOpen ? "open" : "close" });
    if (!isOpen) focusOn(returnTo, button, host);
    emit(isOpen ? "opened" : "closed");
  };

  button.addEventListener("click", () => toggle());
  for (const intent of ["pointerenter", "focus"]) button.addEventListener(intent, panel.load);
  root.addEventListener("keydown", (event) => {
    if ((event as KeyboardEvent).key === "Escape") toggle(false);
  });

  const emit = takeCommands({
    open: () => toggle(true),
    close: () => toggle(false),
    toggle: () => toggle(),
    show: () => {
      host.hidden = false;
    },
    hide: () => {
      toggle(false);
      host.hidden = true;
    },
    prefill: (text) => panel.tell({ type: "prefill", text: `${text}` }),
    setAttributes: (attributes) => panel.tell({ type: "attributes", attributes }),
  });
  document.body.append(host);
  if (isRemembered(memory)) whenIdle(panel.load);
}

/** Back to where the visitor was on the page, or to the launcher. */
function focusOn(element: Element | null, button: HTMLElement, host: HTMLElement): void {
  const isOnPage = element instanceof HTMLElement && ![document.body, host].includes(element);
  (isOnPage ? element : button).focus();
}
