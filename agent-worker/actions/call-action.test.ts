import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Agent } from "undici";
import { actionSecretsSchema, httpActionSchema } from "../../shared/protocol/http-action.ts";
import { openGuardedAgent } from "../ingest/site/guarded-agent.ts";
import { cut, hang, json, status, SystemServer } from "../test/system-server.ts";
import { callAction, type CallParts } from "./call-action.ts";

let system: SystemServer;
let url: string;
let agent: Agent;

beforeEach(async () => {
  system = new SystemServer();
  url = await system.start();
  agent = openGuardedAgent({ allowPrivate: true });
});
afterEach(async () => {
  await agent.destroy();
  await system.stop();
});

const NOW = Date.UTC(2026, 10, 21);
const order = {
  order: { id: 7, status: "shipped", at: "2026-11-20", paid: true, items: [{ n: 2 }] },
};

function call(
  change: object = {},
  parts: Partial<CallParts> = {},
  signal = new AbortController().signal,
) {
  const {
    values = { order: "7" },
    secrets = {},
    ...action
  } = change as {
    values?: Record<string, string>;
    secrets?: object;
  };
  return callAction(
    {
      action: httpActionSchema.parse({
        id: "order",
        name: "Order",
        url: `${url}/orders/{order}`,
        picks: [{ name: "status", path: "order.status" }],
        ...action,
      }),
      secrets: actionSecretsSchema.parse(secrets),
      values,
      idempotencyKey: "01TURN.order",
    },
    { dispatcher: agent, allowPrivate: true, now: () => NOW, random: () => 0, ...parts },
    signal,
  );
}

describe("a call to a team's system", () => {
  test("fills the address, takes typed values out of the answer and says how often it tried", async () => {
    system.replyWith(json(order));
    const picks = [
      { name: "id", path: "order.id", type: "number" },
      { name: "status", path: "order.status" },
      { name: "at", path: "order.at", type: "date" },
      { name: "paid", path: "order.paid", type: "boolean" },
      { name: "count", path: "order.items[0].n", type: "number" },
      { name: "note", path: "order.note", isOptional: true },
    ];
    const outcome = await call({ url: `${url}/orders/{order}?full=1`, picks });
    expect(outcome).toMatchObject({
      ok: true,
      attempts: 1,
      value: {
        status: 200,
        values: { id: 7, status: "shipped", at: "2026-11-20", paid: true, count: 2, note: null },
      },
    });
    expect(system.requests[0]?.path).toBe("/orders/7?full=1");
  });

  test("cannot be led to another path or host by what a visitor wrote", async () => {
    system.replyWith(json(order));
    await call({ values: { order: "../admin?x=1#" } });
    expect(system.requests[0]?.path).toBe("/orders/..%2Fadmin%3Fx%3D1%23");
    for (const bad of ["..", ".", ""])
      expect(await call({ values: { order: bad } })).toMatchObject({
        problem: { kind: "details" },
      });
    expect(await call({ url: "http://{order}/x" })).toMatchObject({ problem: { kind: "setting" } });
    expect(await call({ values: {} })).toMatchObject({
      problem: { kind: "details", detail: "The call needs order." },
    });
    expect(system.requests).toHaveLength(1);
  });

  test("sends JSON, signed over id, time and body, with a key that stays the same when it is tried again", async () => {
    system.replyWith(status(503), json({}));
    const outcome = await call({
      method: "POST",
      url: `${url}/tickets`,
      body: { text: "About {order}", order: "{order}" },
      values: { order: 'a "7"' },
      secrets: { signingKey: "s3cret", headers: { authorization: "Bearer t" } },
      picks: [],
    });
    expect(outcome).toMatchObject({ ok: true, attempts: 2 });
    const [first, second] = system.requests;
    expect(second?.body).toBe('{"text":"About a \\"7\\"","order":"a \\"7\\""}');
    expect(first?.body).toBe(second?.body);
    expect(second?.headers).toMatchObject({
      authorization: "Bearer t",
      "idempotency-key": "01TURN.order",
      "webhook-id": "01TURN.order",
      "webhook-timestamp": String(NOW / 1000),
    });
    const signed = createHmac("sha256", "s3cret")
      .update(`01TURN.order.${NOW / 1000}.${second?.body}`)
      .digest("base64");
    expect(second?.headers["webhook-signature"]).toBe(`v1,${signed}`);
  });

  test("without a body signs the method and the path", async () => {
    system.replyWith(json(order));
    await call({ secrets: { signingKey: "whsec_c2VjcmV0" } });
    const signed = createHmac("sha256", "secret")
      .update(`01TURN.order.${NOW / 1000}.GET /orders/7`)
      .digest("base64");
    expect(system.requests[0]?.headers["webhook-signature"]).toBe(`v1,${signed}`);
  });
});

describe("a call that goes wrong is a value", () => {
  test("when the system hangs, cuts the line or is never there", async () => {
    system.replyWith(hang);
    expect(await call({ timeoutMs: 100, attempts: 1 })).toMatchObject({
      problem: { kind: "timeout", detail: "The system did not answer within 100 ms." },
    });
    system.replyWith(cut);
    expect(await call()).toMatchObject({ attempts: 2, problem: { kind: "unreachable" } });
    await system.stop();
    expect(await call({ attempts: 1 })).toMatchObject({
      problem: { kind: "unreachable", detail: "The system cannot be reached (ECONNREFUSED)." },
    });
  });

  test("when the system says no, which is not tried again", async () => {
    system.replyWith(status(403));
    expect(await call({ attempts: 5 })).toMatchObject({
      attempts: 1,
      problem: { kind: "refused", status: 403 },
    });
    expect(system.requests).toHaveLength(1);
  });

  test("when the system asks for more time than a visitor waits", async () => {
    system.replyWith(status(429, { "retry-after": "60" }));
    expect(await call({ attempts: 5 })).toMatchObject({ attempts: 1, problem: { status: 429 } });
  });

  test("when the system redirects, which nothing follows", async () => {
    system.replyWith(status(302, { location: "http://169.254.169.254/" }));
    expect(await call()).toMatchObject({ problem: { kind: "refused", status: 302 } });
  });

  test("when the answer is not JSON, lacks a value, has another type or is huge", async () => {
    system.replyWith((response) => response.end("<html>"));
    expect(await call()).toMatchObject({ problem: { detail: "The answer is not JSON." } });
    system.replyWith(json({ order: { status: { constructor: 1 } } }));
    expect(await call()).toMatchObject({
      problem: { kind: "unreadable", detail: "The answer has no text at order.status." },
    });
    const picks = [{ name: "x", path: "constructor.name" }];
    expect(await call({ picks })).toMatchObject({ problem: { kind: "unreadable" } });
    system.replyWith(json({ order: { status: "x".repeat(300_000) } }));
    expect(await call()).toMatchObject({
      problem: { detail: "The answer is larger than 256 KB." },
    });
  });

  test("when the address is private, at once or behind a name", async () => {
    const dispatcher = openGuardedAgent({
      allowPrivate: false,
      resolve: (_, __, done) => done(null, [{ address: "10.0.0.5", family: 4 }]),
    });
    const guarded = { allowPrivate: false, dispatcher };
    for (const address of ["https://127.0.0.1/", "https://[::1]/", "https://2130706433/"])
      expect(await call({ url: address }, guarded)).toMatchObject({
        attempts: 0,
        problem: { kind: "setting", detail: "The address leads to a private address." },
      });
    expect(await call({ url: "https://orders.example/" }, guarded)).toMatchObject({
      attempts: 1,
      problem: { kind: "setting", detail: "The address leads to a private address." },
    });
    expect(await call({ url: "http://orders.example/" }, guarded)).toMatchObject({
      problem: { detail: "The address must begin with https://." },
    });
    await dispatcher.destroy();
  });

  test("but ends at once when the turn is called off", async () => {
    system.replyWith(hang);
    const stop = new AbortController();
    const waiting = call({ timeoutMs: 15_000 }, {}, stop.signal);
    stop.abort(new Error("called off"));
    await expect(waiting).rejects.toThrow("called off");
  });
});
