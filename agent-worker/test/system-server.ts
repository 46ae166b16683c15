import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type SystemRequest = {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
};

export type Reply = (response: ServerResponse, request: SystemRequest) => void;

/** A team's own system over real HTTP; each reply is used once, the last one for all further requests. */
export class SystemServer {
  readonly requests: SystemRequest[] = [];
  readonly #server: Server;
  #replies: Reply[] = [];

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  replyWith(...replies: Reply[]): void {
    this.#replies = replies;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { method = "", url: path = "", headers } = request;
    const seen = { method, path, headers, body };
    this.requests.push(seen);
    const reply = this.#replies.length > 1 ? this.#replies.shift() : this.#replies[0];
    if (reply) reply(response, seen);
    else response.writeHead(404).end();
  }
}

export const json =
  (value: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response
      .writeHead(status, { "content-type": "application/json", ...headers })
      .end(JSON.stringify(value));

export const status =
  (code: number, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response.writeHead(code, headers).end();

/** Never answers; the connection stays open until the other side gives up. */
export const hang: Reply = () => undefined;

export const cut: Reply = (response) => response.destroy();
