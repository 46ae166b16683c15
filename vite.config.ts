import solid from "vite-plugin-solid";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { layerOrderPlugin } from "./scripts/build/layer-order-plugin.ts";
import { plainImportPlugin } from "./scripts/build/plain-import-plugin.ts";
import { serviceWorkerPlugin } from "./scripts/build/service-worker-plugin.ts";

const here = import.meta.dirname;
const server = process.env.SERVER_URL ?? "http://127.0.0.1:8080";

const into = (name: string) => ({ outDir: `${here}/dist/${name}`, emptyOutDir: true });

const client: ViteUserConfig = {
  root: `${here}/client`,
  plugins: [
    solid(),
    layerOrderPlugin("reset, tokens, base, ui, feature"),
    serviceWorkerPlugin(`${here}/client/service-worker.ts`),
  ],
  build: into("client"),
  server: {
    proxy: {
      "/api": server,
      "/sync": { target: server, ws: true },
      "/yjs": { target: server, ws: true },
    },
  },
};

const widget: ViteUserConfig = {
  root: `${here}/widget`,
  base: "/widget/",
  plugins: [solid(), plainImportPlugin()],
  resolve: {
    alias: [
      // As Yjs names it, and as lib0 itself does.
      {
        find: /^(lib0\/environment|\.\/environment\.js)$/,
        replacement: `${here}/shared/browser/plain-environment.ts`,
      },
      { find: /^yjs$/, replacement: `${here}/node_modules/yjs/src/index.js` },
      {
        find: /^\.\/types\/(?:YArray|YText|YXml\w+)\.js$/,
        replacement: `${here}/shared/browser/plain-yjs-types.ts`,
      },
      { find: "lib0/logging", replacement: `${here}/shared/browser/plain-logging.ts` },
    ],
  },
  build: { ...into("widget"), modulePreload: false, cssCodeSplit: false },
};

const loader: ViteUserConfig = {
  publicDir: false,
  build: {
    ...into("loader"),
    target: "es2020",
    modulePreload: false,
    rolldownOptions: {
      input: `${here}/widget/loader.ts`,
      output: { format: "iife", entryFileNames: "widget.js" },
    },
  },
};

/** Real processes and databases on two busy cores: a slow machine is no failure. */
const patience = { testTimeout: 30_000, hookTimeout: 60_000 };

const tests: ViteUserConfig = {
  root: here,
  plugins: [solid()],
  test: {
    reporters: ["default", `${here}/scripts/test/vitest-count.ts`],
    projects: [
      {
        extends: false,
        test: {
          name: "node",
          ...patience,
          environment: "node",
          include: [
            "shared/{domain,document,protocol}/**/*.test.ts",
            "{sync-server,agent-worker,scripts}/**/*.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "ui",
          ...patience,
          environment: "jsdom",
          include: ["{client,widget,shared/browser}/**/*.test.{ts,tsx}"],
          exclude: ["client/e2e/**"],
        },
      },
    ],
  },
};

export default defineConfig(({ mode }) => {
  if (mode === "test") return tests;
  if (mode === "widget") return widget;
  if (mode === "loader") return loader;
  return client;
});
