import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { environmentExample, settingsTable } from "./settings-text.ts";
import { readSettings, settingsSchema } from "./settings.ts";

const root = join(import.meta.dirname, "../..");

test("every setting is described", () => {
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    expect(schema.description, name).toMatch(/\.$/);
  }
});

test(".env.example and docs/settings.md are as the settings say; if not, run scripts/settings-reference.ts", () => {
  expect(readFileSync(join(root, ".env.example"), "utf8")).toBe(environmentExample());
  expect(readFileSync(join(root, "docs/settings.md"), "utf8")).toBe(settingsTable());
});

test("the example with every line switched on is valid and changes nothing", () => {
  const switchedOn = environmentExample().replaceAll(/^# ([A-Z_]+=)/gm, "$1");
  expect(readSettings(parseEnv(switchedOn) as NodeJS.ProcessEnv)).toEqual(readSettings({}));
});
