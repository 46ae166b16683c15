import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";

/** Draws the app's icons from client/public/icon.svg: run it after the mark changes. */
const folder = join(import.meta.dirname, "../client/public");
const svg = readFileSync(join(folder, "icon.svg"), "utf8");

const icons = [
  { file: "icon-192.png", size: 192, isMaskable: false },
  { file: "icon-512.png", size: 512, isMaskable: false },
  { file: "icon-maskable-512.png", size: 512, isMaskable: true },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  for (const { file, size, isMaskable } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(drawing(isMaskable));
    const bytes = await page.screenshot({ omitBackground: true });
    writeFileSync(join(folder, file), bytes);
    await page.close();
  }
} finally {
  await browser.close();
}

/** A maskable icon fills its square; the mark lies within the inner 80 percent anyway. */
function drawing(isMaskable: boolean): string {
  const mark = isMaskable ? svg.replace('rx="9"', "") : svg;
  return `<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${mark}`;
}
