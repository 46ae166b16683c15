import type { Server } from "node:http";
import type { Socket } from "node:net";

const GRACE_MS = 3000;

/**
 * Ends what would keep a closing server waiting. Browsers open connections in advance; Node counts one that has not
 * asked for anything yet as busy, and would wait a minute for it. Requests under way get a few seconds.
 */
export function trackConnections(server: Server): { endUnused(): void } {
  const unused = new Set<Socket>();
  server.on("connection", (socket) => {
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
  });
  server.on("request", ({ socket }) => unused.delete(socket));
  server.on("upgrade", ({ socket }) => unused.delete(socket));
  return {
    endUnused() {
      for (const socket of unused) socket.destroy();
      setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
    },
  };
}
