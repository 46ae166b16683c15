import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { startDemo } from "./screenshots/demo.ts";
import { looks, readmeLook } from "./screenshots/look.ts";
import { agentScenes } from "./screenshots/agent-scenes.ts";
import { copilotScenes } from "./screenshots/copilot-scenes.ts";
import { handoffScenes } from "./screenshots/handoff-scenes.ts";
import { knowledgeScenes } from "./screenshots/knowledge-scenes.ts";
import type { Scene } from "./screenshots/scene.ts";
import { readmeScene, scenes } from "./screenshots/scenes.ts";
import { settingsScenes } from "./screenshots/settings-scenes.ts";
import { signInOnce, takeScene } from "./screenshots/take-scene.ts";
import { chromiumLaunch } from "./test/chromium-launch.ts";

const USAGE = `Takes every screen in light, dark and on a phone.

  npm run screenshots -- [folder] [--only <part of a name>,<part of another>]

The pictures go to the folder (default: ${join(tmpdir(), "lobby-screens")}), the one of the README to docs/screenshot.png.`;

const root = join(import.meta.dirname, "..");
const say = (line: string) => void process.stdout.write(`${line}\n`);
process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  if (words.includes("--help")) {
    say(USAGE);
    return 0;
  }
  const at = words.indexOf("--only");
  const only = at < 0 ? "" : (words[at + 1] ?? "");
  const given = words.find((word, index) => !word.startsWith("--") && (at < 0 || index !== at + 1));
  const folder = resolve(given ?? join(tmpdir(), "lobby-screens"));
  mkdirSync(folder, { recursive: true });
  const demo = await startDemo(root, say);
  const browser = await chromium.launch(chromiumLaunch);
  const failed: string[] = [];
  try {
    const sessions = await signInOnce(browser, demo);
    for (const { scene, look, name, file } of shots(folder, only)) {
      const problem = await takeScene({ browser, demo, sessions, scene, look, file }).catch(
        messageOf,
      );
      if (problem === undefined) say(name);
      else failed.push(`${name}: ${problem}`);
    }
  } finally {
    await browser.close();
    await demo.stop();
  }
  for (const line of failed) process.stderr.write(`${line}\n`);
  say(`The pictures are in ${folder}`);
  return failed.length === 0 ? 0 : 1;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}

/** Scenes that leave something behind in the demo come last. */
function shots(folder: string, only: string) {
  const inLooks = (all: readonly Scene[]) =>
    all.flatMap((scene) =>
      looks.map((look) => {
        const name = `${scene.name}-${look.name}`;
        return { scene, look, name, file: join(folder, `${name}.png`) };
      }),
    );
  const { name } = readmeScene;
  const file = join(root, "docs/screenshot.png");
  return [
    ...inLooks([...scenes, ...knowledgeScenes, ...agentScenes, ...settingsScenes]),
    ...inLooks(copilotScenes),
    { scene: readmeScene, look: readmeLook, name, file },
    ...inLooks(handoffScenes),
  ].filter((shot) => only.split(",").some((words) => shot.name.includes(words)));
}
