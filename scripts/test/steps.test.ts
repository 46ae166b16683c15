import { expect, test } from "vitest";
import { allSteps, chooseSteps } from "./steps.ts";

const steps = allSteps("/lobby");

test("without a choice every step runs in its order", () => {
  const chosen = chooseSteps(steps, [], []);
  expect(chosen.ok && chosen.value.map((step) => step.name)).toEqual([
    "build",
    "budgets",
    "types",
    "lint",
    "format",
    "vitest",
    "playwright",
  ]);
});

test("files narrow the test runners and nothing else", () => {
  const chosen = chooseSteps(steps, ["types", "vitest"], ["shared/domain"]);
  expect(chosen.ok && chosen.value.map((step) => step.args.at(-1))).toEqual([
    "/lobby/node_modules/typescript/bin/tsc",
    "shared/domain",
  ]);
});

test("an unknown step is refused with the names there are", () => {
  expect(chooseSteps(steps, ["unit"], [])).toEqual({
    ok: false,
    problem:
      "There is no step unit: choose from build, budgets, types, lint, format, vitest, playwright.",
  });
});
