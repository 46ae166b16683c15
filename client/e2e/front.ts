import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { extname, join } from "node:path";

/** A web server of its own for the app's files, before a Lobby that answers everything else. */
export interface Front {
  url: string;
  /** From now on the files are those of this build. */
  serve(folder: string): void;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

const others = /^\/(api|sync|health|widget|demo)(\/|\.|\?|$)/;

export async function openFront(lobbyUrl: string, build: string): Promise<Front> {
  const lobby = new URL(lobbyUrl);
  const sockets = new Set<Socket>();
  let folder = build;
  const server = createServer((incoming, answer) => {
    if (others.test(incoming.url ?? "")) relay(lobby, incoming, answer);
    else sendFile(folder, incoming.url ?? "/", answer);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("upgrade", (incoming, near: Socket, head) => {
    const far = connect(Number(lobby.port), lobby.hostname, () => {
      far.write(`GET ${incoming.url} HTTP/1.1\r\n${rawHeaders(incoming)}\r\n\r\n`);
      far.write(head);
      near.pipe(far).pipe(near);
    });
    far.on("error", () => near.destroy());
    near.on("error", () => far.destroy());
    far.on("close", () => near.destroy());
    near.on("close", () => far.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (next) => void (folder = next),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The page at every address that is no file, as the real server does. */
function sendFile(folder: string, url: string, answer: ServerResponse): void {
  const path = join(folder, new URL(url, "http://front").pathname);
  const isFile = extname(path) !== "" && path.startsWith(folder) && existsSync(path);
  const file = isFile ? path : join(folder, "index.html");
  answer.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
  answer.setHeader("cache-control", "no-cache");
  createReadStream(file).pipe(answer);
}

function relay(lobby: URL, incoming: IncomingMessage, answer: ServerResponse): void {
  const { method = "GET", url, headers } = incoming;
  const options = { host: lobby.hostname, port: lobby.port, method, path: url, headers };
  const onward = request(options, (given) => {
    answer.writeHead(given.statusCode ?? 502, given.headers);
    given.pipe(answer);
  });
  // The Lobby behind is down: nobody answers.
  onward.on("error", () => incoming.socket.destroy());
  incoming.pipe(onward);
}

function rawHeaders({ rawHeaders: raw }: IncomingMessage): string {
  return Array.from(
    { length: raw.length / 2 },
    (_, at) => `${raw[at * 2]}: ${raw[at * 2 + 1]}`,
  ).join("\r\n");
}

/** The address of the script that a build's page begins with: no two builds have the same. */
export function mainScriptOf(folder: string): string {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  return /src="(\/assets\/[^"]+)"/.exec(page)?.[1] ?? "";
}
