import { connect, type Socket } from "node:net";

/** A bare connection to the server, for what no client library would send. */
export function dial(url: string): Promise<Socket> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () => resolve(socket));
    socket.once("error", reject);
    socket.on("error", () => {});
  });
}

export function requestOf(path: string, version = "Sec-WebSocket-Version: 13"): string {
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: ${btoa("0123456789abcdef")}\r\n${version}\r\n\r\n`;
}

/** What the server says to an upgrade; empty when it hangs up. */
export async function answerTo(url: string, path: string, version?: string): Promise<string> {
  const socket = await dial(url);
  socket.write(requestOf(path, version));
  const answer = await new Promise<string>((resolve) => {
    socket.once("data", (data) => resolve(data.toString()));
    socket.once("close", () => resolve(""));
  });
  socket.destroy();
  return answer;
}

/** A WebSocket that answers nothing, not even a ping. */
export async function upgraded(url: string, path: string): Promise<Socket> {
  const socket = await dial(url);
  socket.write(requestOf(path));
  await new Promise((resolve) => socket.once("data", resolve));
  return socket;
}
