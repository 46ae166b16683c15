import { expect, test } from "vitest";
import { SiteServer } from "../../test/site-server.ts";
import { PageFetcher } from "./fetch-page.ts";
import { isPrivateAddress } from "./private-address.ts";

test.each([
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "127.0.0.1",
  "169.254.169.254",
  "172.31.255.255",
  "192.168.0.1",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:8.8.8.8",
  "64:ff9b::7f00:1",
  "fc00::1",
  "fe80::1",
  "ff02::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "no address",
])("%s is private", (address) => expect(isPrivateAddress(address)).toBe(true));

test.each(["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"])(
  "%s is public",
  (address) => expect(isPrivateAddress(address)).toBe(false),
);

async function fetchFrom(address: string, resolved: string[]) {
  const fetcher = new PageFetcher({
    allowPrivate: false,
    resolve: (_host, _options, done) =>
      done(
        null,
        resolved.map((one) => ({ address: one, family: one.includes(":") ? 6 : 4 })),
      ),
  });
  const outcome = await fetcher.fetch(address, null);
  await fetcher.close();
  return outcome;
}

test.each([
  ["http://127.0.0.1/"],
  ["http://2130706433/"],
  ["http://0x7f.1/"],
  ["http://[::1]/"],
  ["http://[::ffff:127.0.0.1]/"],
  ["http://169.254.169.254/latest/meta-data"],
])("%s is refused before anything is looked up", async (address) => {
  const outcome = await fetchFrom(address, []);
  expect(outcome).toMatchObject({
    kind: "problem",
    problem: expect.stringContaining("private address"),
  });
});

test.each([[["127.0.0.1"]], [["93.184.215.14", "10.0.0.1"]], [["::ffff:10.0.0.1"]]])(
  "a host that resolves to %s is refused at the moment of connecting",
  async (resolved) => {
    const outcome = await fetchFrom("http://rebound.example/", resolved);
    expect(outcome).toMatchObject({
      kind: "problem",
      problem: expect.stringContaining("private address"),
    });
  },
);

test("a real host name of this machine is refused without leave and fetched with it", async () => {
  const server = new SiteServer();
  const { port } = new URL(await server.start());
  server.html("/", "<p>Here.</p>");
  const guarded = new PageFetcher({ allowPrivate: false });
  const open = new PageFetcher({ allowPrivate: true });
  expect(await guarded.fetch("http://localhost/", null)).toMatchObject({ kind: "problem" });
  expect(await open.fetch(`http://localhost:${port}/`, null)).toMatchObject({ kind: "page" });
  expect(server.requests).toHaveLength(1);
  await Promise.all([guarded.close(), open.close(), server.stop()]);
});

test("a page that unpacks to more than a page holds is refused", async () => {
  const { gzipSync } = await import("node:zlib");
  const server = new SiteServer();
  const origin = await server.start();
  const body = gzipSync(Buffer.alloc(21 * 1024 * 1024, "a"));
  server.pages.set("/", { body, headers: { "content-encoding": "gzip" } });
  const fetcher = new PageFetcher({ allowPrivate: true });
  const outcome = await fetcher.fetch(origin, null);
  expect(outcome).toEqual({ kind: "problem", problem: "is larger than 20 MB" });
  await Promise.all([fetcher.close(), server.stop()]);
});
