import { ulid } from "ulid";
import { afterEach, beforeEach, expect, test } from "vitest";
import { anAnswer } from "../../shared/domain/testing/ledger.ts";
import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import type { ServerStateless } from "../../shared/protocol/stateless.ts";
import { RawClient } from "../testing/raw-client.ts";
import { type Rig, startRig } from "../testing/rig.ts";

let rig: Rig;
let vera: { id: string; visitor: string; token: string };
let clients: RawClient[];

beforeEach(async () => {
  rig = await startRig({ burstMs: 0 });
  vera = await rig.addConversation();
  clients = [];
});
afterEach(async () => {
  for (const client of clients) client.leave();
  await rig.stop();
});

async function join(token: string): Promise<RawClient> {
  const client = new RawClient(rig.url, `c:${vera.id}`);
  clients.push(client);
  await client.join(token);
  return client;
}

async function claim(): Promise<AgentJob> {
  const message = { id: ulid(rig.now()), text: "When do you open?", at: rig.now() };
  await rig.collaboration.service.addVisitorMessage(vera.id, message);
  const job = await rig.collaboration.jobs.claim(0, new AbortController().signal);
  if (job === null) throw new Error("there is no job");
  return job;
}

const show = ({ conversation, trigger, epoch }: AgentJob, text: string) =>
  rig.collaboration.jobs.show({ conversation, trigger, epoch, text });

const told = (client: RawClient): ServerStateless[] =>
  client.heard.flatMap((one) =>
    one.is === "stateless" ? [JSON.parse(one.text) as ServerStateless] : [],
  );

const rows = () =>
  rig.database.sqlite.prepare<[], { n: number }>(`SELECT count(*) AS n FROM log`).get()?.n;

test("[A7] an answer under way is shown to visitor and team, and nothing of it is kept", async () => {
  const visitor = await join(vera.token);
  const teammate = await join(await rig.teamToken(rig.addMember("Theo")));
  const job = await claim();
  const before = rows();
  expect(show(job, "We open at 10.")).toBe(true);
  const shown = { type: "agent-text", turn: job.trigger, text: "We open at 10." };
  for (const client of [visitor, teammate]) {
    await client.until(() => told(client).some(({ type }) => type === "agent-text"));
    expect(told(client)).toContainEqual(shown);
  }
  expect(rows()).toBe(before);
  const late = await join(vera.token);
  expect(told(late).filter(({ type }) => type === "agent-text")).toEqual([]);
});

test("[A7] only whoever holds the lease shows anything, and nobody after the commit or a takeover", async () => {
  const visitor = await join(vera.token);
  const job = await claim();
  expect(show({ ...job, epoch: job.epoch - 1 }, "old")).toBe(false);
  expect(show({ ...job, trigger: ulid() }, "other turn")).toBe(false);
  const { trigger, conversation, epoch, seen } = job;
  const result = anAnswer({ text: "We open at 10." });
  await rig.collaboration.jobs.commit({ trigger, conversation, epoch, seen, result });
  expect(show(job, "too late")).toBe(false);
  const next = await claim();
  await rig.collaboration.service.addTeamEntry(vera.id, rig.addMember("Theo"), {
    kind: "take-over",
  });
  expect(show(next, "taken over")).toBe(false);
  await visitor.until(() =>
    told(visitor).some((one) => one.type === "agent-working" && !one.isWorking),
  );
  expect(told(visitor).filter(({ type }) => type === "agent-text")).toEqual([]);
});
