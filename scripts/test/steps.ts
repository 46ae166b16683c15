import { join } from "node:path";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import type { Step } from "./step.ts";

/** Every step of `npm test` in its order; each runs under this Node, without a shell. */
export function allSteps(root: string): Step[] {
  const packaged = (path: string) => join(root, "node_modules", path);
  return [
    { name: "build", title: "Build", args: [join(root, "scripts/build.ts")] },
    { name: "budgets", title: "Budgets", args: [join(root, "scripts/budgets.ts")] },
    { name: "types", title: "Types", args: [packaged("typescript/bin/tsc")] },
    { name: "lint", title: "Lint", args: [packaged("oxlint/bin/oxlint")] },
    { name: "format", title: "Format", args: [packaged("oxfmt/bin/oxfmt"), "--check"] },
    {
      name: "vitest",
      title: "Unit, property, integration and simulation tests",
      args: [packaged("vitest/vitest.mjs"), "run"],
    },
    {
      name: "playwright",
      title: "Browser journeys",
      args: [packaged("@playwright/test/cli.js"), "test"],
    },
  ];
}

/** The steps named, or all; files given are handed to the runners that can be narrowed to files. */
export function chooseSteps(
  steps: Step[],
  only: string[],
  files: string[],
): Result<Step[], string> {
  const names = steps.map((step) => step.name);
  const unknown = only.find((name) => !names.includes(name));
  if (unknown) return refuse(`There is no step ${unknown}: choose from ${names.join(", ")}.`);
  const chosen = steps.filter((step) => only.length === 0 || only.includes(step.name));
  const takesFiles = (step: Step) => step.name === "vitest" || step.name === "playwright";
  return ok(
    chosen.map((step) => (takesFiles(step) ? { ...step, args: [...step.args, ...files] } : step)),
  );
}
