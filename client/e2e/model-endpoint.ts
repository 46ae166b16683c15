import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A language model behind an OpenAI-compatible API whose pace and words the journey sets. */
export interface ModelEndpoint {
  baseUrl: string;
  /** How many completions were asked for. */
  asked(): number;
  /** The next completion that somebody asks for. */
  nextCompletion(): Promise<Completion>;
  /** From now on this is answered to everything by itself; without it everything is left hanging. */
  alwaysWrite(content: string): void;
  close(): Promise<void>;
}

export interface Completion {
  write(content: string): void;
  finish(): void;
  /** Whoever asked has turned away. */
  isGone: Promise<void>;
}

export async function openModelEndpoint(): Promise<ModelEndpoint> {
  const taken: Completion[] = [];
  const waiting: ((completion: Completion) => void)[] = [];
  let always: string | null = null;
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    request.resume();
    const completion = beginCompletion(request, response);
    if (always !== null) {
      completion.write(always);
      completion.finish();
      return;
    }
    const next = waiting.shift();
    if (next) next(completion);
    else taken.push(completion);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: () => asked,
    nextCompletion: () => {
      const one = taken.shift();
      if (one) return Promise.resolve(one);
      return new Promise((resolve) => waiting.push(resolve));
    },
    alwaysWrite: (content) => void (always = content),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function beginCompletion(request: IncomingMessage, response: ServerResponse): Completion {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  response.flushHeaders();
  const send = (choice: object) =>
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, ...choice }] })}\n\n`);
  return {
    write: (content) => void send({ delta: { content }, finish_reason: null }),
    finish: () => {
      send({ delta: {}, finish_reason: "stop" });
      response.end("data: [DONE]\n\n");
    },
    isGone: new Promise((resolve) => request.socket.once("close", () => resolve())),
  };
}
