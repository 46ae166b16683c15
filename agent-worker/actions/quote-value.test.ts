import { expect, test } from "vitest";
import { fillReply, quoteValue } from "./quote-value.ts";

test("a system's value is quoted as data and forms no markup", () => {
  expect(quoteValue("on its way")).toBe("on its way");
  expect(quoteValue(-5)).toBe("-5");
  expect(quoteValue(null)).toBe("–");
  expect(quoteValue("**bold** [x](https://evil.example)")).toBe(
    "`**bold** [x](https://evil.example)`",
  );
  expect(quoteValue("`code`")).toBe("`'code'`");
  expect(quoteValue("# heading\n- item")).toBe("`# heading - item`");
  expect(quoteValue("a\u202Eb\u0000c")).toBe("a b c");
  expect(quoteValue("x".repeat(900))).toHaveLength(501);
});

test("a reply is filled once: what a value holds is not filled again", () => {
  const values = { status: "{secret}", secret: "s", track: "https://ship.example/7" };
  expect(fillReply("It is {status}: {track} {other}", values, new Set(["track"]))).toBe(
    "It is {secret}: https://ship.example/7 –",
  );
});
