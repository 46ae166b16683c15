import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Page = {
  body?: string | Uint8Array;
  status?: number;
  headers?: Record<string, string>;
};

/** A website on the loopback: pages by path, and every request it got. */
export class SiteServer {
  readonly pages = new Map<string, Page>();
  readonly requests: { path: string; headers: IncomingMessage["headers"]; at: number }[] = [];
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this.origin;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A page of HTML; with `etag` it answers conditional requests. */
  html(path: string, body: string, headers: Record<string, string> = {}): void {
    const page = `<html><head><title>${path}</title></head><body>${body}</body></html>`;
    this.pages.set(path, { body: page, headers: { "content-type": "text/html", ...headers } });
  }

  paths(): string[] {
    return this.requests.map(({ path }) => path);
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? "/";
    this.requests.push({ path, headers: request.headers, at: performance.now() });
    const page = this.pages.get(path);
    if (!page) return void response.writeHead(404).end();
    const { body = "", status = 200, headers = {} } = page;
    const isKnown =
      headers["etag"] !== undefined && request.headers["if-none-match"] === headers["etag"];
    if (isKnown) response.writeHead(304, headers).end();
    else response.writeHead(status, headers).end(body);
  }
}
