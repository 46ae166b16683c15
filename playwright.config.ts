import { defineConfig } from "@playwright/test";
import { chromiumLaunch } from "./scripts/test/chromium-launch.ts";

export default defineConfig({
  testDir: "client/e2e",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 25_000 },
  outputDir: "test-results",
  reporter: [["list"], ["./scripts/test/playwright-count.ts"]],
  use: {
    trace: "retain-on-failure",
    launchOptions: chromiumLaunch,
  },
});
