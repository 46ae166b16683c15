import { existsSync } from "node:fs";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { localUrl } from "../start/environment.ts";
import { isHealthy } from "../start/health.ts";
import { lockHolder } from "../start/lock.ts";
import { claimPort } from "../start/port.ts";
import type { Settings } from "../start/settings.ts";
import { failed, fine, messageOf, warning, type Finding } from "./check.ts";

export async function checkServer({ DATA_DIR, HOST, PORT }: Settings): Promise<Finding> {
  const pid = lockHolder(DATA_DIR);
  const url = localUrl(HOST, PORT);
  if (pid === undefined) {
    const port = await claimPort(HOST, PORT, 0);
    if (port.ok) return fine("Port", `${PORT} is free; Lobby is not running`);
    return failed("Port", port.problem, "Choose another PORT or stop what holds it.");
  }
  const isWell = await isHealthy(url, AbortSignal.timeout(5_000));
  if (isWell) return fine("Server", `running at ${url} (process ${pid})`);
  return failed(
    "Server",
    `process ${pid} runs, but ${url}/health does not answer`,
    `See ${join(DATA_DIR, "logs")}; a Lobby started with another PORT is asked with that PORT.`,
  );
}

export async function checkMail({ SMTP_URL }: Settings): Promise<Finding> {
  if (SMTP_URL === undefined) return fine("Mail", "not set up; links are shown instead of sent");
  const { host } = new URL(SMTP_URL);
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: 5_000,
    socketTimeout: 5_000,
  });
  try {
    await transport.verify();
    return fine("Mail", `${host} accepts mail`);
  } catch (error) {
    return failed("Mail", `${host} does not accept mail: ${messageOf(error)}`, "Correct SMTP_URL.");
  } finally {
    transport.close();
  }
}

export function checkModel({ EMBEDDING_MODEL }: Settings): Finding {
  if (EMBEDDING_MODEL === "") return fine("Model", "the built-in embedder");
  if (EMBEDDING_MODEL === "none") return fine("Model", "none, words alone are searched");
  if (!existsSync(EMBEDDING_MODEL)) {
    return warning(
      "Model",
      `${EMBEDDING_MODEL} is no folder here, so it is looked for on the model hub`,
      "Set EMBEDDING_MODEL to a folder if this machine has no internet.",
    );
  }
  const missing = ["config.json", "tokenizer.json"].find(
    (file) => !existsSync(join(EMBEDDING_MODEL, file)),
  );
  if (missing === undefined) return fine("Model", EMBEDDING_MODEL);
  return failed(
    "Model",
    `${EMBEDDING_MODEL} holds no ${missing}`,
    "Set EMBEDDING_MODEL to the folder of a transformers.js model, or leave it empty.",
  );
}
