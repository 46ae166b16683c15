import * as fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { TEXT_LENGTH, visitorEntrySchema } from "../../shared/protocol/entry-schema.ts";
import { MESSAGE_LENGTH } from "../ui/composer.tsx";
import { isEmail } from "../forms/email-address.ts";
import { readBootOptions } from "./boot-options.ts";
import { makeEarlyEntries } from "./early-entries.ts";
import { openMemory } from "./memory.ts";
import { makeVisitApi } from "./visit-api.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

const quiet = { addEventListener() {} } as Pick<Window, "addEventListener">;

test("the composer takes as many characters as the server", () => {
  expect(MESSAGE_LENGTH).toBe(TEXT_LENGTH);
});

test("every address the form takes the server takes as well", () => {
  const character = fc.constantFrom(..."ab9.-_+@'é ".split(""));
  const address = fc.oneof(fc.emailAddress(), fc.string({ unit: character, maxLength: 20 }));
  const taken = (email: string) =>
    visitorEntrySchema.safeParse({
      v: 1,
      id: "01JD0000000000000000000000",
      by: "vera",
      at: 1,
      kind: "details",
      email,
    }).success;
  fc.assert(fc.property(address, (email) => !isEmail(email) || taken(email)));
  expect(isEmail("vera.lind+clinic@mail.example.org")).toBe(true);
});

test("only a web page's origin is taken for the page around the frame", () => {
  const pageOf = (page: string) =>
    readBootOptions(`#${new URLSearchParams({ key: "k", page })}`, "en").page;
  expect(pageOf("https://clinic.example/contact?x=1")).toBe("https://clinic.example");
  for (const page of ["null", "javascript:alert(1)", "file:///etc", ""])
    expect(pageOf(page)).toBeNull();
});

test("what the browser keeps is there on the next visit", () => {
  openMemory("lobby:k", quiet).set("conversation", "01JD");
  expect(openMemory("lobby:k", quiet).get("conversation")).toBe("01JD");
});

test("a browser that forbids storage keeps things while the page is open, and that is known", () => {
  vi.stubGlobal("localStorage", undefined);
  const memory = openMemory("lobby:k", quiet);
  memory.set("conversation", "01JD");
  expect(memory.get("conversation")).toBe("01JD");
  expect(memory.isLasting()).toBe(false);
});

test("a damaged note in storage counts as none", () => {
  localStorage.setItem("lobby:k:session", "{");
  expect(openMemory("lobby:k", quiet).get("session")).toBeNull();
});

test("early entries are kept in the order they were written, each once", () => {
  const early = makeEarlyEntries(openMemory("lobby:k", quiet), "early");
  const entry = (id: string) => ({
    id,
    conversation: "c",
    at: 1,
    body: { kind: "message" as const, text: id },
  });
  early.put([entry("02")]);
  early.put([entry("01"), { ...entry("02"), isTried: true as const }]);
  expect(early.list().map(({ id, isTried }) => [id, isTried])).toEqual([
    ["01", undefined],
    ["02", true],
  ]);
  early.drop(["01", "02"]);
  expect(localStorage.getItem("lobby:k:early")).toBeNull();
});

const answers: [number, Record<string, string>, object][] = [
  [429, { "retry-after": "30" }, { is: "too-fast", retryInMs: 30_000 }],
  [429, {}, { is: "too-fast", retryInMs: 20_000 }],
  [401, {}, { is: "unknown-visitor" }],
  [403, {}, { is: "gone" }],
  [404, {}, { is: "unknown-key" }],
  [503, {}, { is: "server" }],
];

test.each(answers)("an answer of %i is understood", async (status, headers, problem) => {
  vi.stubGlobal("fetch", async () => new Response("{}", { status, headers }));
  const answer = await makeVisitApi("wk", () => 0).session(undefined);
  expect(answer).toEqual({ ok: false, problem });
});

test("a server that can't be reached is a problem, not an error", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed")));
  const answer = await makeVisitApi("wk", () => 0).conversation("token", "01JD");
  expect(answer).toEqual({ ok: false, problem: { is: "unreachable" } });
});

test("the server's clock is learnt from its answers", async () => {
  const headers = { date: "Sat, 21 Nov 2026 12:00:00 GMT" };
  vi.stubGlobal("fetch", async () => new Response("{}", { headers }));
  const api = makeVisitApi("wk", () => Date.UTC(2026, 10, 21, 11, 50));
  await api.session(undefined);
  expect(api.clockOffset()).toBe(10 * 60_000);
});
