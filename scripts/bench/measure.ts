import { fork } from "node:child_process";
import { once } from "node:events";
import type { LoadMessage, LoadOrder, LoadResult, Scenario } from "./protocol.ts";
import { type Peer, startServerProcess } from "./server-process.ts";

export interface Measurement {
  p50: number;
  p99: number;
  perSecond: number;
  cpuPerMessage: number;
  /** Resident memory that one connection and its share of a document add. */
  bytesPerConnection: number;
  missing: number;
}

/** One scenario against one fresh server, each in a process of its own. */
export async function measure(
  peer: Peer,
  scenario: Scenario,
  nodeArgs: string[] = [],
): Promise<Measurement> {
  const server = await startServerProcess(peer, nodeArgs);
  const load = fork(new URL("load/child.ts", import.meta.url));
  const next = async <Message extends LoadMessage>(type: Message["type"]): Promise<Message> => {
    const [message] = (await once(load, "message")) as [LoadMessage];
    if (message.type !== type) throw new Error(`expected ${type}, got ${message.type}`);
    return message as Message;
  };
  try {
    const idle = await server.usage({ isTidied: true });
    const order: LoadOrder = { port: server.port, pairs: server.pairs, scenario };
    load.send(order);
    await next("connected");
    const connected = await server.usage({ isTidied: true });
    load.send("go");
    await next("begin");
    const before = await server.usage({ isTidied: false });
    const result = await next<LoadResult>("done");
    const after = await server.usage({ isTidied: false });
    return {
      p50: result.p50,
      p99: result.p99,
      perSecond: result.messages / result.seconds,
      cpuPerMessage: (after.cpuMicroseconds - before.cpuMicroseconds) / result.messages,
      bytesPerConnection: (connected.rssBytes - idle.rssBytes) / (2 * scenario.pairs),
      missing: result.missing,
    };
  } finally {
    load.kill();
    await server.stop();
  }
}
