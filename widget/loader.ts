import { startLoader } from "./loader/start.ts";

const script = document.currentScript;
if (script instanceof HTMLScriptElement && window.Lobby?.isLoaded !== true) {
  if (document.body === null)
    document.addEventListener("DOMContentLoaded", () => startLoader(script));
  else startLoader(script);
}
