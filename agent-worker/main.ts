import { pino } from "pino";
import { buildHandlers } from "./calls/build-handlers.ts";
import { CallClient } from "./calls/call-client.ts";
import { CallDesk } from "./calls/call-desk.ts";
import { openRunAction } from "./actions/open-run-action.ts";
import { configSchema, readConfig } from "./config.ts";
import { OwnScale } from "./improve/own-scale.ts";
import { FolderWatch, parseWatchedFolders } from "./ingest/folder-watch.ts";
import { SourceSchedule } from "./ingest/source-schedule.ts";
import { JobClient } from "./job-client.ts";
import { LateAnswerer } from "./late-answerer.ts";
import { openKnowledge } from "./knowledge/database.ts";
import { openUploads } from "./knowledge/uploads.ts";
import { embedMissing } from "./model/embed-missing.ts";
import { openEarlierEmbedder } from "./model/open-earlier-embedder.ts";
import { openEmbedder } from "./model/open-embedder.ts";
import { openAgent } from "./open-agent.ts";
import { openAnswerer } from "./open-answerer.ts";
import { TagPractice } from "./tags/tag-practice.ts";
import { LearningTagger } from "./tags/turn-tagger.ts";
import { AgentWorker } from "./worker.ts";

/** Who asks through the web interface does not wait longer than the server does. */
const LONGEST_CALL = 12_000;

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

const server = { url: config.SYNC_URL, key: config.WORKER_KEY };
const agent = openAgent(knowledge, embedder, earlier);
const answerer = new LateAnswerer(agent.answerer);
let isLoading = true;
void openAnswerer(config, agent.answerer)
  .then(({ answerer: loaded, model, problem }) => {
    if (problem) log.error({ problem }, "answer model not usable, quoting the articles");
    else log.info({ model }, "answers are ready");
    answerer.use(loaded);
  })
  .catch((error: unknown) => log.error({ err: error }, "answer model not opened"))
  .finally(() => (isLoading = false));
const actions = openRunAction(config.ALLOW_PRIVATE_CALLS);
const scale = new OwnScale(knowledge);
const calibrate = (collection: string, confidence: number) => scale.apply(collection, confidence);
const clock = () => performance.now();
const jobs = new JobClient(server);
const practice = new TagPractice({
  embedder,
  readUntagged: (from, signal) => jobs.readUntagged(from, signal),
  log,
  clock,
});
const tagger = new LearningTagger(embedder, practice);
const ports = { ...agent, answerer, tagger, calibrate, runAction: actions.runAction };

const worker = new AgentWorker({
  jobs,
  ports,
  log,
  concurrency: config.WORKER_CONCURRENCY,
  timeout: config.ANSWER_TIMEOUT_MS,
  clock,
  random: Math.random,
});

log.info({ url: config.SYNC_URL, embedder: embedder?.name ?? null }, "agent worker started");
const embedding = embedder
  ? embedMissing(knowledge, embedder, { log, signal: stop.signal })
  : Promise.resolve();
const { WATCH_FOLDERS, ALLOW_PRIVATE_CRAWL } = config;
const folders = parseWatchedFolders(WATCH_FOLDERS);
const watch = new FolderWatch({ knowledge, folders, log, now: Date.now });
const reading = { knowledge, log, now: Date.now, allowPrivate: ALLOW_PRIVATE_CRAWL };
const sites = new SourceSchedule({ ...reading, kinds: ["site"] });
const files = new SourceSchedule({ ...reading, kinds: ["folder", "file"] });
const desk = new CallDesk({
  calls: new CallClient(server),
  handlers: buildHandlers({
    knowledge,
    ports,
    embedder,
    scale,
    uploads: openUploads(config.DATA_DIR),
    timeout: Math.min(config.ANSWER_TIMEOUT_MS, LONGEST_CALL),
    now: Date.now,
    wakeSchedule: () => [sites, files].forEach((schedule) => schedule.wake()),
  }),
  log,
  clock,
  random: Math.random,
});
const runs = [worker, practice, watch, sites, files, desk].map((one) => one.run(stop.signal));
await Promise.all([...runs, embedding]);
await actions.close();
knowledge.close();
log.info("agent worker stopped");
// A model being downloaded would keep the process for as long.
if (isLoading) process.exit(0);
