import type { Plugin } from "vite";

/**
 * Begins every style sheet with the order of the layers. The order is set by whichever sheet a page reads first, and
 * which one that is changes with how the bundle is cut.
 */
export function layerOrderPlugin(order: string): Plugin {
  return {
    name: "layer-order",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const item of Object.values(bundle))
          if (item.type === "asset" && item.fileName.endsWith(".css"))
            item.source = `@layer ${order};${textOf(item.source)}`;
      },
    },
  };
}

function textOf(source: string | Uint8Array): string {
  return typeof source === "string" ? source : new TextDecoder().decode(source);
}
