import type { Plugin } from "vite";

const HELPER = "\0vite/preload-helper.js";

/** Leaves `import()` to the browser where a build has one style sheet: there is nothing to load before a part of it. */
export function plainImportPlugin(): Plugin {
  return {
    name: "plain-import",
    apply: "build",
    enforce: "pre",
    load: (id) => (id === HELPER ? "export const __vitePreload = (load) => load();" : null),
  };
}
