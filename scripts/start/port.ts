import { createServer, type AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";

/** The port to use, which is the given one or any free one for 0; waits up to `patience` ms for it to become free. */
export async function claimPort(
  host: string,
  port: number,
  patience: number,
): Promise<Result<number, string>> {
  const until = performance.now() + patience;
  for (;;) {
    const outcome = await tryPort(host, port);
    if (typeof outcome === "number") return ok(outcome);
    if (outcome !== "EADDRINUSE" || performance.now() >= until) {
      return refuse(portProblem(host, port, outcome));
    }
    await wait(100);
  }
}

function tryPort(host: string, port: number): Promise<number | string> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => {
      const { port: taken } = server.address() as AddressInfo;
      server.close(() => resolve(taken));
    });
  });
}

function portProblem(host: string, port: number, code: string): string {
  if (code === "EADDRINUSE") {
    return `Port ${port} is in use by another program: stop it or set PORT to another number.`;
  }
  if (code === "EACCES") {
    return `Port ${port} may not be opened by this user: set PORT to a number above 1023.`;
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return `${host} is not an address of this machine: set HOST to 127.0.0.1 or 0.0.0.0.`;
  }
  return `Port ${port} on ${host} cannot be opened (${code}).`;
}
