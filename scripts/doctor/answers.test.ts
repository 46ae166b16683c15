import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answersHtml, knowsNot, says } from "../../agent-worker/test/chat-replies.ts";
import { hang, status, SystemServer } from "../../agent-worker/test/system-server.ts";
import { writeTinyReader, writeTinyWriter } from "../../agent-worker/test/tiny-answer-model.ts";
import { readSettings } from "../start/settings.ts";
import { checkAnswers } from "./answers.ts";

let server: SystemServer;
let url: string;
let folder: string;
beforeEach(async () => {
  server = new SystemServer();
  url = await server.start();
  folder = mkdtempSync(join(tmpdir(), "lobby-answers-"));
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

function check(environment: Record<string, string>) {
  const settings = readSettings(environment);
  if (!settings.ok) throw new Error(settings.problem);
  return checkAnswers(settings.value);
}
const endpoint = (more = {}) => check({ LLM_BASE_URL: `${url}/v1`, LLM_MODEL: "tiny", ...more });

test("answers that are quoted need nothing", async () => {
  expect(await check({})).toMatchObject({ state: "ok", detail: "quoted from the articles" });
});

test("an endpoint that works is told with its time and what it understands", async () => {
  server.replyWith(knowsNot(["json_schema"], says({ enough: true, cites: [1], answer: "Ready." })));
  const finding = await endpoint();
  expect(finding.state).toBe("ok");
  expect(finding.detail).toMatch(/^written by tiny at 127\.0\.0\.1:\d+ in \d+ ms, as JSON$/);
});

test("whatever is wrong with an endpoint is told with what to do, and never the key", async () => {
  const cases = [
    [status(401), "does not accept the key (401)", "LLM_API_KEY"],
    [status(404), "is not known at its address (404)", "ollama pull"],
    [answersHtml, "sent something that is not a chat completion", "before /chat/completions"],
    [status(500), "answered with status 500", "log of the endpoint"],
    [status(429, { "retry-after": "60" }), "(429)", "Wait"],
    [hang, "did not answer within 0.5 s", "LLM_TIMEOUT_MS"],
    [says("Ready!"), "writes prose instead of JSON", "can write JSON"],
  ] as const;
  for (const [reply, detail, fix] of cases) {
    server.replyWith(reply);
    const limit = reply === hang ? { LLM_TIMEOUT_MS: "500" } : {};
    const finding = await endpoint({ LLM_API_KEY: "s3cret", ...limit });
    expect(finding.detail).toContain(detail);
    expect(finding.fix).toContain(fix);
    expect(JSON.stringify(finding)).not.toContain("s3cret");
  }
  await server.stop();
  expect(await endpoint()).toMatchObject({
    state: "failed",
    fix: expect.stringContaining("Start"),
  });
});

test("an endpoint without a model's name is found", async () => {
  expect((await check({ LLM_BASE_URL: url })).fix).toContain("LLM_MODEL");
});

test("a model folder is opened, and one that lacks files is found", async () => {
  writeTinyReader(folder, ["a"], () => 0);
  expect((await check({ ANSWER_MODEL: folder })).detail).toBe(`question-answering by ${folder}`);
  writeTinyWriter(folder, ["a"]);
  expect((await check({ ANSWER_MODEL: folder })).detail).toBe(`text-generation by ${folder}`);
  rmSync(join(folder, "onnx"), { recursive: true });
  expect((await check({ ANSWER_MODEL: folder })).detail).toContain(
    "lacks onnx/model_quantized.onnx or onnx/model.onnx",
  );
  expect(await check({ ANSWER_MODEL: "somebody/some-model" })).toMatchObject({ state: "warning" });
});
