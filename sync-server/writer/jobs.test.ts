import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ulid } from "ulid";
import type { AgentJob, CommitOutcome } from "../../shared/protocol/agent-job.ts";
import { anAnswer } from "../../shared/domain/testing/ledger.ts";
import { type Rig, startRig } from "../testing/rig.ts";
import { expectConsistent } from "../testing/stored-state.ts";

const LEASE = 15_000;
const PATIENCE = 90_000;

let rig: Rig;
let conversation: string;
let theo: string;

beforeEach(async () => {
  rig = await startRig({ burstMs: 0, leaseMs: LEASE, patienceMs: PATIENCE });
  conversation = (await rig.addConversation()).id;
  theo = rig.addMember("Theo");
});

afterEach(async () => {
  expectConsistent(rig, conversation);
  await rig.stop();
});

const say = async (text: string) => {
  const id = ulid(rig.now());
  await rig.collaboration.service.addVisitorMessage(conversation, { id, text, at: rig.now() });
  return id;
};

const claim = () => rig.collaboration.jobs.claim(0, new AbortController().signal);

async function claimed(): Promise<AgentJob> {
  const job = await claim();
  if (job === null) throw new Error("there is no job");
  return job;
}

const commit = (job: AgentJob, text = "We open at 10."): Promise<CommitOutcome> =>
  rig.collaboration.jobs.commit({
    trigger: job.trigger,
    conversation,
    epoch: job.epoch,
    seen: job.seen,
    result: anAnswer({ text }),
  });

const pickCommit = ({ trigger, conversation: id, epoch, seen }: AgentJob) => ({
  trigger,
  conversation: id,
  epoch,
  seen,
});

const team = (entry: object) => rig.collaboration.service.addTeamEntry(conversation, theo, entry);

const state = () => rig.collaboration.writer.read(conversation)?.state;

const said = () =>
  rig.database.sqlite
    .prepare<[string], { json: string }>(
      `SELECT json FROM entry WHERE document = ? AND lane = 'f' ORDER BY seq`,
    )
    .all(`c:${conversation}`)
    .map(({ json }) => JSON.parse(json) as { kind: string; text?: string })
    .filter(({ kind }) => kind === "message")
    .map(({ text }) => text);

const jobState = (trigger: string) =>
  rig.database.sqlite
    .prepare<[string], { state: string }>(`SELECT state FROM job WHERE trigger = ?`)
    .get(trigger)?.state;

describe("[A1] exactly one answer", () => {
  test("when the commit's answer was lost and it is repeated", async () => {
    await say("When do you open?");
    const job = await claimed();
    expect(await commit(job)).toBe("published");
    expect(await commit(job)).toBe("again");
    expect(await commit({ ...job, epoch: job.epoch + 1 })).toBe("again");
    expect(said()).toEqual(["We open at 10."]);
  });

  test("when the lease ran out and another worker was given the job", async () => {
    await say("When do you open?");
    const slow = await claimed();
    expect(await claim()).toBeNull();
    rig.pass(LEASE + 1);
    const other = await claimed();
    expect(other.trigger).toBe(slow.trigger);
    expect(await commit(slow, "late")).toBe("fenced");
    expect(await commit(other)).toBe("published");
    expect(await commit(slow, "later")).toBe("again");
    expect(said()).toEqual(["We open at 10."]);
  });

  test("when two workers commit in the same moment", async () => {
    await say("When do you open?");
    const job = await claimed();
    const outcomes = await Promise.all([commit(job), commit(job), commit(job)]);
    expect(outcomes.toSorted()).toEqual(["again", "again", "published"]);
    expect(said()).toHaveLength(1);
  });

  test("in each conversation, also when a visitor uses one entry id in two of them", async () => {
    const id = await say("When do you open?");
    const other = (await rig.addConversation()).id;
    const message = { id, text: "And where?", at: rig.now() };
    await rig.collaboration.service.addVisitorMessage(other, message);
    const jobs = [await claimed(), await claimed()];
    expect(jobs.map((job) => job.conversation).toSorted()).toEqual(
      [conversation, other].toSorted(),
    );
    for (const job of jobs) {
      const result = anAnswer({ text: "We open at 10." });
      const outcome = await rig.collaboration.jobs.commit({ ...pickCommit(job), result });
      expect(outcome).toBe("published");
    }
  });

  test("and a renewed lease keeps others away", async () => {
    await say("When do you open?");
    const job = await claimed();
    rig.pass(LEASE - 5000);
    expect(rig.collaboration.jobs.renew(job)).toBe(true);
    rig.pass(LEASE - 5000);
    expect(await claim()).toBeNull();
    expect(rig.collaboration.jobs.renew({ ...job, epoch: job.epoch + 1 })).toBe(false);
    expect(await commit(job)).toBe("published");
  });

  test("also when the server restarts between claim and commit", async () => {
    await say("When do you open?");
    const job = await claimed();
    await rig.restart();
    expect(await commit(job)).toBe("published");
    expect(await commit(job)).toBe("again");
    expect(said()).toHaveLength(1);
  });
});

describe("[A2] a takeover the server knows of", () => {
  test("before the claim leaves nothing to claim", async () => {
    await say("When do you open?");
    await team({ kind: "take-over" });
    expect(await claim()).toBeNull();
  });

  test("before the commit fences it", async () => {
    await say("When do you open?");
    const job = await claimed();
    await team({ kind: "take-over" });
    expect(await commit(job)).toBe("fenced");
    expect(said()).toEqual([]);
  });

  test("after the commit changes nothing that was said", async () => {
    await say("When do you open?");
    expect(await commit(await claimed())).toBe("published");
    await team({ kind: "take-over" });
    expect(said()).toHaveLength(1);
  });

  test("in the same moment as the commit is either before or after it", async () => {
    await say("When do you open?");
    const job = await claimed();
    const [, outcome] = await Promise.all([team({ kind: "take-over" }), commit(job)]);
    expect(outcome).toBe("fenced");
    expect(said()).toEqual([]);
  });
});

describe("[A3] the job follows the conversation", () => {
  test("a visitor who adds to the turn makes the commit newer and the job ready again", async () => {
    const first = await say("When do you open?");
    const job = await claimed();
    await say("On Sundays I mean.");
    expect(await commit(job)).toBe("newer");
    const again = await claimed();
    expect(again).toMatchObject({ trigger: first, seen: 2 });
    expect(again.messages).toHaveLength(2);
    expect(await commit(again)).toBe("published");
  });

  test("handing back with an unanswered turn gives it to the agent", async () => {
    const first = await say("When do you open?");
    const before = await claimed();
    await team({ kind: "take-over" });
    await team({ kind: "hand-back" });
    const job = await claimed();
    expect(job).toMatchObject({ trigger: first });
    expect(await commit(before, "from before the takeover")).toBe("fenced");
    expect(await commit(job)).toBe("published");
  });

  test("handing back when everything is answered gives it nothing", async () => {
    await say("When do you open?");
    await team({ kind: "reply", text: "At 10.", seen: 1 });
    await team({ kind: "hand-back" });
    expect(await claim()).toBeNull();
  });

  test("resolving cancels it", async () => {
    const first = await say("When do you open?");
    const job = await claimed();
    await team({ kind: "resolve" });
    expect(jobState(first)).toBe("cancelled");
    expect(await commit(job)).toBe("fenced");
  });

  test("a visitor who goes on writing is waited for, but not for ever", async () => {
    await rig.restart({ burstMs: 2000, leaseMs: LEASE, patienceMs: PATIENCE });
    await say("one");
    for (let seconds = 0; seconds < 10; seconds += 1) {
      expect(await claim()).toBeNull();
      rig.pass(1000);
      await say("and another thing");
    }
    rig.pass(2000);
    expect(await claim()).toMatchObject({ seen: 11 });
  });
});

describe("[H2] a job that nobody can finish", () => {
  test("is handed to people by the server after five attempts", async () => {
    const first = await say("When do you open?");
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await claim()).toMatchObject({ trigger: first });
      rig.pass(LEASE + 1);
    }
    expect(await claim()).toBeNull();
    expect(state()).toMatchObject({ mode: "waiting", handoff: { reason: "error" }, turn: null });
    expect(said()).toEqual([expect.stringContaining("person from the team")]);
    expect(jobState(first)).toBe("done");
  });

  test("is not the fault of a visitor who keeps adding to the turn", async () => {
    await say("When do you open?");
    for (let round = 0; round < 8; round += 1) {
      const job = await claimed();
      await say("And another thing.");
      expect(await commit(job)).toBe("newer");
    }
    expect(await commit(await claimed())).toBe("published");
  });

  test("is answered once, whether by the last worker or by the server", async () => {
    await say("When do you open?");
    let last = await claimed();
    for (let attempt = 1; attempt < 5; attempt += 1) {
      rig.pass(LEASE + 1);
      last = await claimed();
    }
    rig.pass(LEASE + 1);
    const [outcome] = await Promise.all([commit(last), rig.collaboration.jobs.handOffOverdue()]);
    expect(outcome).toBe("published");
    expect(said()).toEqual(["We open at 10."]);
  });
});

describe("[H2] a turn that nobody answers", () => {
  test("is handed to people after ninety seconds, though a worker holds its lease", async () => {
    const first = await say("When do you open?");
    const job = await claimed();
    rig.pass(PATIENCE - 1000);
    await rig.collaboration.jobs.handOffOverdue();
    expect(state()?.mode).toBe("agent");
    rig.collaboration.jobs.renew(job);
    rig.pass(2000);
    await Promise.all([1, 2, 3].map(() => rig.collaboration.jobs.handOffOverdue()));
    expect(state()).toMatchObject({ mode: "waiting", handoff: { reason: "timeout" } });
    expect(said()).toHaveLength(1);
    expect(await commit(job)).toBe("again");
    expect(jobState(first)).toBe("done");
  });

  test("while the server was down is handed over when it starts", async () => {
    await say("When do you open?");
    rig.pass(PATIENCE + 1000);
    await rig.restart({ burstMs: 0 });
    while (state()?.mode === "agent") await new Promise((resolve) => setImmediate(resolve));
    expect(state()).toMatchObject({ mode: "waiting", handoff: { reason: "timeout" } });
  });

  test("has its time from the hand back, not from the visitor's message", async () => {
    await say("When do you open?");
    await team({ kind: "take-over" });
    rig.pass(PATIENCE * 2);
    await team({ kind: "hand-back" });
    await rig.collaboration.jobs.handOffOverdue();
    expect(state()?.mode).toBe("agent");
    expect(await commit(await claimed())).toBe("published");
  });

  test("is left alone when a person took over in the meantime", async () => {
    await say("When do you open?");
    rig.pass(PATIENCE + 1000);
    await Promise.all([team({ kind: "take-over" }), rig.collaboration.jobs.handOffOverdue()]);
    expect(state()).toMatchObject({ mode: "human", owner: theo });
    expect(said()).toEqual([]);
  });
});

test("[A3] a worker that waits is told at once when there is something to do", async () => {
  const waiting = rig.collaboration.jobs.claim(20_000, new AbortController().signal);
  await say("When do you open?");
  expect(await waiting).toMatchObject({ conversation });
});

test("[A3] a worker that has gone takes no job", async () => {
  const gone = new AbortController();
  const waiting = rig.collaboration.jobs.claim(20_000, gone.signal);
  gone.abort();
  expect(await waiting).toBeNull();
  await say("When do you open?");
  expect(await claim()).not.toBeNull();
});

test("[C18] a message that comes again over HTTP is the same message", async () => {
  const { service } = rig.collaboration;
  const message = { id: ulid(), text: "Hello?", at: 1 };
  await service.addVisitorMessage(conversation, message);
  await service.addVisitorMessage(conversation, message);
  expect(rig.collaboration.writer.read(conversation)?.summary.messages).toBe(1);
});

test("[C7] a member who leaves the team gives up what they have, once", async () => {
  await say("When do you open?");
  await team({ kind: "take-over" });
  const { service } = rig.collaboration;
  await service.releaseMember(rig.workspace, theo);
  await service.releaseMember(rig.workspace, theo);
  expect(state()).toMatchObject({ mode: "waiting", owner: null });
  expect(rig.collaboration.writer.read(conversation)?.head).toBe(3);
});
