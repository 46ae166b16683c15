import type { BrowserContext, WebSocketRoute } from "@playwright/test";

const cuts = new WeakMap<BrowserContext, () => Promise<void>>();

/** Puts a line between a browser and the server that can be cut; going offline alone leaves open sockets alive. */
export async function layLine(context: BrowserContext): Promise<void> {
  const sockets: WebSocketRoute[] = [];
  let isCut = false;
  await context.routeWebSocket(/\/sync/, (socket) => {
    if (isCut) return void socket.close();
    socket.connectToServer();
    sockets.push(socket);
  });
  cuts.set(context, async () => {
    isCut = true;
    await context.route("**/api/**", (route) => route.abort());
    for (const socket of sockets) await socket.close();
  });
}

export async function cutLine(context: BrowserContext): Promise<void> {
  await cuts.get(context)?.();
}
