import type { WebSocket } from "ws";

export interface Heartbeat {
  watch(socket: WebSocket): void;
  stop(): void;
}

/** Pings every socket that is watched, and cuts off what has not answered by the next time. */
export function startHeartbeat(seconds: number): Heartbeat {
  const hasAnswered = new Map<WebSocket, boolean>();
  const beat = () => {
    for (const [socket, isAlive] of hasAnswered) {
      if (!isAlive) {
        socket.terminate();
        continue;
      }
      hasAnswered.set(socket, false);
      if (socket.readyState === socket.OPEN) socket.ping();
    }
  };
  const timer = setInterval(beat, seconds * 1000).unref();
  return {
    watch(socket) {
      hasAnswered.set(socket, true);
      socket.on("pong", () => hasAnswered.set(socket, true));
      socket.on("close", () => hasAnswered.delete(socket));
    },
    stop: () => clearInterval(timer),
  };
}
