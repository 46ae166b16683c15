import { afterEach, beforeEach, expect, test } from "vitest";
import fastify from "fastify";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type House, openHouse } from "../testing/house.ts";
import { handleErrors } from "./error-handler.ts";
import { protectHeaders } from "./security-headers.ts";
import { sendFiles, staticPages } from "./static-pages.ts";

let house: House;
let dist: string;
beforeEach(async () => {
  house = await openHouse();
  dist = mkdtempSync(join(tmpdir(), "lobby-dist-"));
});
afterEach(async () => {
  await house.stop();
  rmSync(dist, { recursive: true, force: true });
});

function build(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(dist, path, ".."), { recursive: true });
    writeFileSync(join(dist, path), text);
  }
}

async function pages() {
  const app = fastify();
  handleErrors(app);
  await protectHeaders(app, false);
  await sendFiles(app);
  await app.register(staticPages(dist));
  return (path: string) => app.inject({ url: path, headers: { host: "127.0.0.1:8080" } });
}

const built = {
  "client/index.html": "<title>Inbox</title>",
  "client/sw.js": "/* worker */",
  "client/assets/app-1a2b.js": "/* app */",
  "widget/index.html": "<title>Widget</title>",
  "widget/assets/widget-3c4d.js": "/* widget */",
  "loader/widget.js": "/* loader */",
};

test.each([
  "/",
  "/inbox",
  "/inbox/01M7XX6J5F9NMS62GZEND31122",
  "/invite/abc",
  "/setup",
  "/sign-in",
])("the inbox answers at %s and is asked for again each time", async (path) => {
  build(built);
  const { statusCode, body, headers } = await (await pages())(path);
  expect([statusCode, body]).toEqual([200, built["client/index.html"]]);
  expect(headers["cache-control"]).toBe("no-cache");
});

test("what carries a hash is kept for ever, the service worker never", async () => {
  build(built);
  const get = await pages();
  const cached = async (path: string) => (await get(path)).headers["cache-control"];
  expect(await cached("/assets/app-1a2b.js")).toBe("public, max-age=31536000, immutable");
  expect(await cached("/widget/assets/widget-3c4d.js")).toContain("immutable");
  expect(await cached("/sw.js")).toBe("no-cache");
  expect(await cached("/widget.js")).toBe("public, max-age=300");
});

test("pages of the inbox run no inline script and are framed by nobody", async () => {
  build(built);
  const { headers } = await (await pages())("/inbox");
  expect(headers["content-security-policy"]).toBe(
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws://127.0.0.1:8080 wss://127.0.0.1:8080; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  );
  expect(headers["x-frame-options"]).toBe("DENY");
});

test("the widget may be framed and its script loaded by any site", async () => {
  build(built);
  const get = await pages();
  for (const path of ["/widget", "/widget/", "/widget.js", "/widget/assets/widget-3c4d.js"]) {
    const { statusCode, headers } = await get(path);
    expect(statusCode).toBe(200);
    expect(headers["content-security-policy"]).toContain("frame-ancestors *");
    expect(headers["content-security-policy"]).toContain("script-src 'self';");
    expect(headers["x-frame-options"]).toBeUndefined();
    expect(headers["cross-origin-resource-policy"]).toBe("cross-origin");
  }
});

test.each([
  "/../package.json",
  "/%2e%2e/package.json",
  "/assets/..%2f..%2fsecret.json",
  "/.env",
  "/nothing.js",
  "/assets/",
])("nothing outside the build is served: %s", async (path) => {
  build({ ...built, "secret.json": "secret", "client/.env": "secret" });
  const { statusCode, body } = await (await pages())(path);
  expect(body).not.toContain('secret"');
  if (statusCode === 200) expect(body).toBe(built["client/index.html"]);
  else expect([400, 403, 404]).toContain(statusCode);
});

test("before anything is built the page says what to run", async () => {
  const { statusCode, body } = await (await pages())("/inbox");
  expect(statusCode).toBe(503);
  expect(body).toContain("npm run build");
});

test("the demo site carries the first agent's widget key, and does not exist before there is one", async () => {
  expect((await house.stranger().get("/demo")).status).toBe(404);
  const { widgetKey } = await house.setUp();
  const { status, body, headers } = await house.stranger().get("/demo");
  expect(status).toBe(200);
  expect(body).toContain(widgetKey);
  expect(body).not.toContain("__WIDGET_KEY__");
  expect(headers.get("content-security-policy")).toContain("style-src 'self' 'unsafe-inline'");
  expect((await house.stranger().get("/demo/site.css")).status).toBe(200);
  expect((await house.stranger().get("/demo/..%2fseed.ts")).status).toBe(404);
});

test("the OpenAPI document names the REST interface alone, and a page renders it", async () => {
  const { body } = await house.stranger().get("/api/openapi.json");
  expect(Object.keys(body.paths).toSorted()).toEqual([
    "/api/v1/articles/{name}",
    "/api/v1/conversations",
    "/api/v1/conversations/{id}",
    "/api/v1/conversations/{id}/form",
    "/api/v1/conversations/{id}/messages",
  ]);
  const page = await house.stranger().get("/api/docs/");
  expect(page.status).toBe(200);
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self';");
  const inbox = await house.stranger().get("/inbox");
  expect(inbox.headers.get("content-security-policy")).not.toContain("unsafe-inline");
});
