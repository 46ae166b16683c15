import type { Settings } from "../start/settings.ts";
import { checkAnswers } from "./answers.ts";
import type { Finding } from "./check.ts";
import { checkDataFolder, checkDatabase, checkSecrets } from "./data.ts";
import { checkChromium, checkDisk, checkNode } from "./machine.ts";
import { checkMail, checkModel, checkServer } from "./services.ts";

/** Looks at everything a running Lobby depends on. */
export async function examine(settings: Settings, environment: NodeJS.ProcessEnv) {
  const folder = settings.DATA_DIR;
  const dataFolder = checkDataFolder(folder);
  const stored = (): Finding[] => [
    checkDisk(folder),
    checkDatabase(folder, "lobby.db"),
    checkDatabase(folder, "knowledge.db"),
    checkSecrets(folder),
  ];
  return [
    checkNode(process.versions.node),
    dataFolder,
    ...(dataFolder.state === "ok" ? stored() : []),
    await checkServer(settings),
    await checkMail(settings),
    checkModel(settings),
    await checkAnswers(settings),
    checkChromium(environment),
  ];
}
