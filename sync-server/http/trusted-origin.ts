import type { FastifyRequest } from "fastify";
import { Problem } from "./problem.ts";

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Whether a page of this origin may act for a signed-in person: the public address, or this machine under the name it was asked by. */
export function isTrustedOrigin(
  origin: string,
  host: string | undefined,
  publicUrl: string | undefined,
): boolean {
  if (publicUrl !== undefined && origin === publicUrl) return true;
  if (host === undefined || !loopback.test(host)) return false;
  return origin === `http://${host}` || origin === `https://${host}`;
}

/** Refuses state changes that another site's page asks for with this browser's cookies. Programs send neither header and carry no ambient cookies. */
export function checkOrigin(request: FastifyRequest, publicUrl: string | undefined): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const { origin, host } = request.headers;
  const site = request.headers["sec-fetch-site"];
  const isOwn =
    origin === undefined
      ? site === undefined || site === "same-origin"
      : isTrustedOrigin(origin, host, publicUrl);
  if (isOwn) return;
  throw new Problem(
    403,
    "foreign-origin",
    "This page may not do that: open Lobby at its own address, or set PUBLIC_URL to the address in use.",
  );
}
