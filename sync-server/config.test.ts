import { expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeConfig, readConfig } from "./config.ts";

const root = join(import.meta.dirname, "..");

test("with nothing set everything has its default", () => {
  const read = readConfig({});
  expect(read.ok && read.config).toMatchObject({
    PORT: 8080,
    HOST: "127.0.0.1",
    DATA_DIR: expect.stringMatching(/\/data$/),
    LOG_LEVEL: "info",
  });
});

test("an empty value counts as not set", () => {
  const read = readConfig({ PORT: "", SMTP_URL: "", PUBLIC_URL: "" });
  expect(read.ok && read.config.PORT).toBe(8080);
});

test("proxies are told by address or network", () => {
  expect(readConfig({ TRUST_PROXY: "127.0.0.1, 10.0.0.0/8,::1" }).ok).toBe(true);
});

test("the public address is kept without a path", () => {
  const read = readConfig({ PUBLIC_URL: "https://inbox.example.com/lobby/" });
  expect(read.ok && read.config.PUBLIC_URL).toBe("https://inbox.example.com");
});

test.each([
  ["PORT", "ninety"],
  ["PORT", "70000"],
  ["PORT", "80.5"],
  ["PUBLIC_URL", "inbox.example.com"],
  ["PUBLIC_URL", "ftp://inbox.example.com"],
  ["SMTP_URL", "mail.example.com"],
  ["LOG_LEVEL", "loud"],
  ["TRUST_PROXY", "true"],
  ["TRUST_PROXY", "10.0.0.0/8/8"],
  ["METRICS_TOKEN", "short"],
  ["SIGN_INS_PER_MINUTE", "0"],
])("%s=%s is refused with one sentence that names it", (name, value) => {
  const read = readConfig({ [name]: value });
  expect(read).toEqual({
    ok: false,
    sentences: [expect.stringMatching(/^\w+ is wrong: it .+\.$/)],
  });
  expect(!read.ok && read.sentences[0]).toContain(name);
});

test("every setting is described where people look it up", () => {
  const settings = readFileSync(join(root, "docs/settings.md"), "utf8");
  const example = readFileSync(join(root, ".env.example"), "utf8");
  for (const { name, description } of describeConfig()) {
    expect(settings).toContain(`\`${name}\``);
    expect(example).toContain(`${name}=`);
    expect(settings).toContain(description);
  }
});
