import { expect, test } from "vitest";
import { openedFrom, sealed, type ToPage } from "./frame-message.ts";

const page = {} as Window;
const origin = "https://lobby.example";
const event = (part: Partial<MessageEvent>) =>
  ({ data: sealed({ type: "ready" }), origin, source: page, ...part }) as MessageEvent;

test("a message from the right window and origin is opened", () => {
  expect(openedFrom<ToPage>(event({}), page, origin)).toEqual({ type: "ready" });
});

test("the right origin in another window is not listened to", () => {
  expect(openedFrom(event({ source: {} as Window }), page, origin)).toBeUndefined();
  expect(openedFrom(event({ source: null }), null, origin)).toBeUndefined();
});

test("the right window with another origin is not listened to", () => {
  expect(openedFrom(event({ origin: "https://lobby.example.evil" }), page, origin)).toBeUndefined();
});

test("what is not one of ours is not opened", () => {
  for (const data of [null, undefined, "ready", 1, {}, { message: { type: "ready" } }])
    expect(openedFrom(event({ data }), page, origin)).toBeUndefined();
});
