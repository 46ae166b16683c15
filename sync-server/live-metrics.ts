import { Gauge, type Registry } from "prom-client";

/** Shows the live half's own counts, as they are when Prometheus asks. */
export function exposeStats(registry: Registry, stats: () => Record<string, unknown>): void {
  for (const name of Object.keys(stats())) {
    const gauge: Gauge = new Gauge({
      name: `lobby_live_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
      help: `Live documents and sockets: ${name}`,
      registers: [registry],
      collect() {
        const value = stats()[name];
        if (typeof value === "number") gauge.set(value);
      },
    });
  }
}
