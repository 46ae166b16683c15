import { defineConfig } from "@playwright/test";

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
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
