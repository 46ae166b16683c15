import "./styles/tokens.css";
import "../shared/browser/tokens.css";
import "./styles/reset.css";
import "./styles/base.css";
import { render } from "solid-js/web";
import { App } from "./app.tsx";
import { openEngine } from "./engine/open-engine.ts";
import { watchForUpdate } from "./service-worker-registration.ts";
import { applyTheme, readTheme } from "./shell/theme.ts";

applyTheme(localStorage, readTheme(localStorage));
const hasWorker = import.meta.env.PROD && "serviceWorker" in navigator;
const onUpdate = hasWorker
  ? watchForUpdate(navigator.serviceWorker, () => location.reload())
  : () => {};
const root = document.querySelector("#app");
if (root !== null) render(() => <App openEngine={openEngine} onUpdate={onUpdate} />, root);
