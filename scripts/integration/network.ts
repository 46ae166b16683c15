import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A line to a server that can be cut and mended. */
export interface Network {
  url: string;
  cut(): Promise<void>;
  /** What is connected stays so, and nothing comes through any more in either direction; what connects later is well. */
  stall(): void;
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function layNetwork(target: string): Promise<Network> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    keep(near);
    keep(far);
    near.pipe(far).pipe(near);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  const listen = (at: number) =>
    new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${own}`,
    cut,
    stall() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    mend: () => listen(own),
    close: () => (server.listening ? cut() : Promise.resolve()),
  };
}
