import { setTimeout as wait } from "node:timers/promises";
import type { LoadMessage, LoadOrder, LoadResult, Scenario } from "../protocol.ts";
import { percentile } from "../statistics.ts";
import { openPair, type Pair } from "./pair.ts";

/** The load generator: opens pairs, waits for the word, writes for a while, says what it saw. */
const WARM_UP_MS = 1000;
const STRAGGLERS_MS = 2000;

const tell = (message: LoadMessage) => process.send?.(message);
process.on("disconnect", () => process.exit(0));
const order = await new Promise<LoadOrder>((resolve) => process.once("message", resolve));
const measured = { from: Infinity, to: Infinity, latencies: [] as number[], sent: 0, seen: 0 };
const state = { isOver: false };
const pairs: Pair[] = [];
for (let index = 0; index < order.scenario.pairs; index += 1) {
  const access = order.pairs[index];
  if (access === undefined) throw new Error("the server offers too few pairs");
  pairs.push(await openPair({ port: order.port, access, index, onSeen: take }));
}
const go = new Promise((resolve) => process.once("message", resolve));
tell({ type: "connected" });
await go;
tell(await run(order.scenario));
for (const pair of pairs) pair.close();
process.disconnect();

function take(sentAt: number, pair: Pair): void {
  const now = performance.now();
  if (sentAt >= measured.from && sentAt < measured.to) measured.latencies.push(now - sentAt);
  if (now >= measured.from && now < measured.to) measured.seen += 1;
  if (order.scenario.kind === "saturated" && !state.isOver) send(pair);
}

function send(pair: Pair): void {
  const now = performance.now();
  if (now >= measured.from && now < measured.to) measured.sent += 1;
  pair.send();
}

async function run(scenario: Scenario): Promise<LoadResult> {
  const stops = pairs.map((pair, index) => begin(pair, index, scenario));
  await wait(WARM_UP_MS);
  measured.from = performance.now();
  tell({ type: "begin" });
  await wait(scenario.seconds * 1000);
  measured.to = performance.now();
  state.isOver = true;
  for (const stop of stops) stop();
  const { seen } = measured;
  const result = { type: "done" as const, messages: seen, seconds: seconds() };
  await wait(Math.min(STRAGGLERS_MS, scenario.kind === "saturated" ? 500 : STRAGGLERS_MS));
  const sorted = measured.latencies.toSorted((a, b) => a - b);
  return {
    ...result,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    missing: measured.sent - sorted.length,
  };
}

function seconds(): number {
  return (measured.to - measured.from) / 1000;
}

/** Paced pairs write at their own moments, spread evenly; saturating pairs write again whenever one was seen. */
function begin(pair: Pair, index: number, scenario: Scenario): () => void {
  if (scenario.kind === "saturated") {
    for (let count = 0; count < scenario.inFlight; count += 1) send(pair);
    return () => undefined;
  }
  const pause = 1000 / scenario.perSecond;
  let due = performance.now() + (pause * index) / scenario.pairs;
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(
      () => {
        send(pair);
        due += pause;
        next();
      },
      Math.max(0, due - performance.now()),
    );
  };
  next();
  return () => clearTimeout(timer);
}
