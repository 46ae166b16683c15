import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeTokenSource } from "./token-source.ts";

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aSource(life = 15 * MINUTE, skew = 0) {
  let asked = 0;
  let renewed = 0;
  let isDown = false;
  const source = makeTokenSource({
    now: () => Date.now() + skew,
    onRenewed: () => (renewed += 1),
    fetchToken: () => {
      asked += 1;
      if (isDown) return Promise.reject(new Error("offline"));
      return Promise.resolve({ token: `token-${asked}`, expiresAt: Date.now() + life });
    },
  });
  const setDown = (down: boolean) => (isDown = down);
  return { source, asked: () => asked, renewed: () => renewed, setDown };
}

test("many who ask at once share one request, and the token is kept", async () => {
  const { source, asked } = aSource();
  expect(await Promise.all([source.get(), source.get()])).toEqual(["token-1", "token-1"]);
  expect(await source.get()).toBe("token-1");
  expect(asked()).toBe(1);
  source.dispose();
});

test("it is renewed at 80 % of its life, and tried again when that fails", async () => {
  const { source, renewed, setDown } = aSource();
  await source.get();
  await vi.advanceTimersByTimeAsync(12 * MINUTE - 1);
  expect(renewed()).toBe(0);
  setDown(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(renewed()).toBe(0);
  setDown(false);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(renewed()).toBe(1);
  source.dispose();
});

test("a device whose clock is a day off keeps its token for the usual time", async () => {
  for (const skew of [24 * 60 * MINUTE, -24 * 60 * MINUTE]) {
    const { source, asked, renewed } = aSource(15 * MINUTE, skew);
    await source.get();
    await vi.advanceTimersByTimeAsync(11 * MINUTE);
    await source.get();
    expect(asked()).toBe(1);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(renewed()).toBe(1);
    source.dispose();
  }
});

test("an expired token is fetched anew; a failure reaches who asked and is not kept", async () => {
  const { source, setDown } = aSource();
  await source.get();
  source.expire();
  expect(await source.get()).toBe("token-2");
  source.expire();
  setDown(true);
  await expect(source.get()).rejects.toThrow("offline");
  setDown(false);
  expect(await source.get()).toBe("token-4");
  source.dispose();
});
