import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";

/**
 * Compiles `entry` to /sw.js once the bundle is known. The worker sees `__PRECACHE__`, the paths of every
 * bundled and public file, and `__VERSION__`, a hash that changes with any of the bundled ones.
 */
export function serviceWorkerPlugin(entry: string): Plugin {
  let outDir = "";
  let publicDir = "";
  return {
    name: "service-worker",
    apply: "build",
    configResolved(config) {
      outDir = config.build.outDir;
      publicDir = config.publicDir;
    },
    async writeBundle(_options, bundle) {
      await build({
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        define: {
          __PRECACHE__: JSON.stringify(
            [...bundlePaths(bundle), ...publicPaths(publicDir)].toSorted(),
          ),
          __VERSION__: JSON.stringify(bundleVersion(bundle)),
        },
        build: {
          outDir,
          emptyOutDir: false,
          rolldownOptions: {
            input: entry,
            output: { format: "iife", entryFileNames: "sw.js" },
          },
        },
      });
    },
  };
}

function bundlePaths(bundle: Rolldown.OutputBundle): string[] {
  return Object.keys(bundle)
    .filter((name) => !name.endsWith(".map"))
    .map((name) => `/${name}`);
}

function bundleVersion(bundle: Rolldown.OutputBundle): string {
  const hash = createHash("sha256");
  for (const name of Object.keys(bundle).toSorted()) {
    const item = bundle[name];
    if (item) hash.update(name).update(item.type === "asset" ? item.source : item.code);
  }
  return hash.digest("hex").slice(0, 12);
}

function publicPaths(publicDir: string): string[] {
  if (publicDir === "" || !existsSync(publicDir)) return [];
  return readdirSync(publicDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(publicDir.length).replaceAll("\\", "/"),
    );
}
