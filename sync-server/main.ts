import { pino } from "pino";
import { collectDefaultMetrics, Counter, Registry } from "prom-client";
import { formerOwners } from "./accounts/members.ts";
import { prepareAccounts } from "./accounts/auth.ts";
import { buildApp } from "./app.ts";
import { buildCollaboration } from "./collaboration/build-collaboration.ts";
import { type Config, readConfig } from "./config.ts";
import { lockDataDirectory } from "./data-lock.ts";
import { openDatabase } from "./db/open-database.ts";
import { exposeStats } from "./live-metrics.ts";
import { buildMailer } from "./mail/mailer.ts";
import { readOrCreateSecrets } from "./secrets.ts";
import { tidyHourly } from "./tidy-hourly.ts";
import { startFailure } from "./start-failure.ts";

/** A stop that takes longer than this ends anyway: everything that was answered is on the disk. */
const STOP_MS = 15_000;

const read = readConfig(process.env);
if (!read.ok) {
  for (const sentence of read.sentences) console.error(sentence);
  process.exit(1);
}
const { config } = read;
const log = pino({ level: config.LOG_LEVEL, redact: ["req", "res"] });
const registry = new Registry();
countStrayRejections();

try {
  await start(config);
} catch (error) {
  const { DATA_DIR: dataDir, HOST: host, PORT: port } = config;
  console.error(startFailure(error, { dataDir, host, port }) ?? error);
  process.exit(1);
}

async function start({ DATA_DIR, HOST, PORT, SMTP_URL, MAIL_FROM }: Config): Promise<void> {
  const clock = () => Date.now();
  const lock = lockDataDirectory(DATA_DIR);
  if (lock === null) {
    console.error(`Another Lobby runs on the data directory ${DATA_DIR}: stop it first.`);
    process.exit(1);
  }
  const secrets = readOrCreateSecrets(DATA_DIR);
  const database = await openDatabase(DATA_DIR);
  await prepareAccounts(database);
  const collaboration = buildCollaboration({ database, secrets, log, clock });
  collectDefaultMetrics({ register: registry });
  exposeStats(registry, collaboration.stats);
  const mailer = buildMailer({ smtpUrl: SMTP_URL, from: MAIL_FROM, log });
  const { writer } = collaboration;
  const parts = { config, database, secrets, collaboration, writer, mailer, log, clock, registry };
  const app = await buildApp(parts);
  await app.listen({ host: HOST, port: PORT });
  const tidying = tidyHourly(database, clock, log);
  for (const { workspace, member } of formerOwners(database))
    await collaboration.service.releaseMember(workspace, member);

  const stop = async (signal: string) => {
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), STOP_MS).unref();
    tidying.stop();
    await app.close();
    mailer.close();
    await database.close();
    lock.release();
    process.exit(0);
  };
  process.once("SIGTERM", (signal) => void stop(signal));
  process.once("SIGINT", (signal) => void stop(signal));
}

/** A promise that nobody waited for must not end a server that others are connected to. */
function countStrayRejections(): void {
  const stray = new Counter({
    name: "lobby_stray_rejections_total",
    help: "Promises that were rejected with nobody waiting",
    registers: [registry],
  });
  process.on("unhandledRejection", (error) => {
    stray.inc();
    log.error({ err: error }, "stray rejection");
  });
}
