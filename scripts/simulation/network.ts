import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** One device's way to the server: a relay that can be cut or can hold back what the device sent. */
export interface Network {
  readonly port: number;
  /** The line breaks, for both sides at once. */
  cut(): void;
  /** What the device has sent on its open lines reaches the server only after `milliseconds`, even if it has hung up by then. */
  hold(milliseconds: number): void;
  close(): Promise<void>;
}

interface Line {
  device: Socket;
  server: Socket;
  /** What waits to go up; null while nothing is held. */
  held: Buffer[] | null;
}

export async function openNetwork(serverPort: () => number): Promise<Network> {
  const lines = new Set<Line>();
  const relay = createServer((device) => addLine(lines, device, serverPort()));
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  return {
    port: (relay.address() as AddressInfo).port,
    cut() {
      for (const { device, server } of lines) {
        device.destroy();
        server.destroy();
      }
    },
    hold(milliseconds) {
      const held = [...lines].filter((line) => line.held === null);
      for (const line of held) line.held = [];
      setTimeout(() => held.forEach(release), milliseconds).unref();
    },
    async close() {
      for (const { device, server } of lines) {
        device.destroy();
        server.destroy();
      }
      relay.close();
      await once(relay, "close");
    },
  };
}

function addLine(lines: Set<Line>, device: Socket, port: number): void {
  const server = connect(port, "127.0.0.1");
  const line: Line = { device, server, held: null };
  lines.add(line);
  for (const socket of [device, server]) {
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
  }
  device.on("data", (chunk) => {
    if (line.held === null) server.write(chunk);
    else line.held.push(chunk);
  });
  server.on("data", (chunk) => {
    if (device.writable) device.write(chunk);
  });
  device.on("close", () => {
    if (line.held === null) server.end();
  });
  server.on("close", () => {
    device.destroy();
    lines.delete(line);
  });
}

function release(line: Line): void {
  const held = line.held ?? [];
  line.held = null;
  if (!line.server.writable) return;
  for (const chunk of held) line.server.write(chunk);
  if (line.device.destroyed) line.server.end();
}
