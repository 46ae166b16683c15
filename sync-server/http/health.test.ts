import { afterEach, beforeEach, expect, test } from "vitest";
import { rmSync } from "node:fs";
import { type House, openHouse } from "../testing/house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse({ METRICS_TOKEN: "a token of metrics" });
});
afterEach(() => house.stop());

const health = () => house.stranger().get("/health");

test("a Lobby that can do its work says ok", async () => {
  expect(await health()).toMatchObject({ status: 200, body: { status: "ok" } });
});

test("a database that takes no writes is told", async () => {
  house.database.sqlite.pragma("query_only = ON");
  expect(await health()).toMatchObject({
    status: 503,
    body: { status: "failing", reason: "The database does not take writes." },
  });
  house.database.sqlite.pragma("query_only = OFF");
  house.advance(2000);
  expect((await health()).status).toBe(200);
});

test("a data directory that takes no files is told, and asking often does not probe often", async () => {
  expect((await health()).status).toBe(200);
  rmSync(house.dataDir, { recursive: true });
  expect((await health()).status).toBe(200);
  house.advance(1000);
  expect(await health()).toMatchObject({
    status: 503,
    body: { reason: expect.stringContaining("data directory does not take writes") },
  });
});

test("metrics count requests by route and never show what was asked for", async () => {
  await house.stranger().get("/api/invitations/a-secret-link");
  const { status, body } = await house.stranger().get("/metrics");
  expect(status).toBe(200);
  expect(body).toContain(
    'lobby_http_request_seconds_count{method="GET",route="/api/invitations/:invitation",status="404"} 1',
  );
  expect(body).not.toContain("a-secret-link");
});

test("metrics are for this machine or for the token", async () => {
  const forwarded = { "x-forwarded-for": "203.0.113.9" };
  expect((await house.stranger().get("/metrics", forwarded)).status).toBe(403);
  const authorization = "Bearer a token of metrics";
  const known = { ...forwarded, authorization };
  expect((await house.stranger().get("/metrics", known)).status).toBe(200);
  const wrong = { ...forwarded, authorization: `${authorization}!` };
  expect((await house.stranger().get("/metrics", wrong)).status).toBe(403);
  const elsewhere = await house.app.inject({ url: "/metrics", remoteAddress: "203.0.113.9" });
  expect(elsewhere.statusCode).toBe(403);
});
