import type { LaunchOptions } from "@playwright/test";

/** How journeys, benchmarks and screenshots start Chromium: without its own calls home, and as root as well. */
export const chromiumLaunch: LaunchOptions = {
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
};
