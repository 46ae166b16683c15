import { render } from "solid-js/web";
import "./styles/tokens.css";
import "../shared/browser/tokens.css";
import "./styles/base.css";
import { App } from "./app.tsx";
import { createChat } from "./chat/create-chat.ts";
import { dress } from "./theme.ts";
import { readBootOptions } from "./visit/boot-options.ts";
import { openMemory } from "./visit/memory.ts";
import { makePagePort } from "./visit/page-port.ts";
import { makeVisitApi } from "./visit/visit-api.ts";
import { loadWording } from "./wording/load-wording.ts";

const boot = readBootOptions(location.hash, navigator.language);
const { words, language } = await loadWording(boot.language);
dress(document.documentElement, boot, language, words.direction);
document.title = words.chat;

const now = () => Date.now();
const page = makePagePort(boot.page);
const name = `lobby:${boot.key}`;
const socketUrl = new URL("/sync", location.href.replace(/^http/, "ws")).href;
const root = document.querySelector("#app");
if (root === null) throw new Error("the page has no place for the app");

render(() => {
  const chat = createChat({
    boot,
    words,
    language,
    memory: openMemory(name, window),
    api: makeVisitApi(boot.key, now),
    page,
    async loadThreads(onOnline) {
      const { openThreads } = await import("./thread/open-thread.ts");
      return openThreads({ name, socketUrl, now, onOnline });
    },
    now,
  });
  return <App chat={chat} />;
}, root);
page.tell({ type: "ready" });
