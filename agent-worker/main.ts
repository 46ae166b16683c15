import { pino } from "pino";
import { configSchema, readConfig } from "./config.ts";
import { FolderWatch, parseWatchedFolders } from "./ingest/folder-watch.ts";
import { SourceSchedule } from "./ingest/source-schedule.ts";
import { JobClient } from "./job-client.ts";
import { openKnowledge } from "./knowledge/database.ts";
import { embedMissing } from "./model/embed-missing.ts";
import { openEarlierEmbedder } from "./model/open-earlier-embedder.ts";
import { openEmbedder } from "./model/open-embedder.ts";
import { openAgent } from "./open-agent.ts";
import { AgentWorker } from "./worker.ts";

const read = readConfig(configSchema, process.env);
if (!read.ok) {
  process.stderr.write(`The agent worker cannot start: ${read.problem}\n`);
  process.exit(1);
}
const { config } = read;
const log = pino({ name: "agent-worker", level: config.LOG_LEVEL });

const stop = new AbortController();
for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => stop.abort());

const knowledge = openKnowledge(config.DATA_DIR);
const opened = await openEmbedder(config.EMBEDDING_MODEL);
if (!opened.ok)
  log.error({ problem: opened.problem }, "embedding model not usable, searching by words alone");
const embedder = opened.ok ? opened.embedder : null;
const earlier = embedder ? await openEarlierEmbedder(knowledge, embedder) : null;

const worker = new AgentWorker({
  jobs: new JobClient({ url: config.SYNC_URL, key: config.WORKER_KEY }),
  ports: openAgent(knowledge, embedder, earlier),
  log,
  concurrency: config.WORKER_CONCURRENCY,
  timeout: config.ANSWER_TIMEOUT_MS,
  clock: () => performance.now(),
  random: Math.random,
});

log.info({ url: config.SYNC_URL, embedder: embedder?.name ?? null }, "agent worker started");
const embedding = embedder
  ? embedMissing(knowledge, embedder, { log, signal: stop.signal })
  : Promise.resolve();
const { WATCH_FOLDERS, ALLOW_PRIVATE_CRAWL } = config;
const folders = parseWatchedFolders(WATCH_FOLDERS);
const watch = new FolderWatch({ knowledge, folders, log, now: Date.now });
const schedule = new SourceSchedule({
  knowledge,
  log,
  now: Date.now,
  allowPrivate: ALLOW_PRIVATE_CRAWL,
});
const runs = [worker, watch, schedule].map((one) => one.run(stop.signal));
await Promise.all([...runs, embedding]);
knowledge.close();
log.info("agent worker stopped");
