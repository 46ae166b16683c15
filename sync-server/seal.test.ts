import { expect, test } from "vitest";
import { makeSeal } from "./seal.ts";

const seal = makeSeal("the installation's own secret, long enough");

test("a secret opens where it belongs, with the same key, and reads differently each time it is sealed", () => {
  const sealed = seal.close("Bearer t0ken", "agent/order");
  expect(sealed).not.toContain("t0ken");
  expect(sealed).not.toBe(seal.close("Bearer t0ken", "agent/order"));
  expect(seal.open(sealed, "agent/order")).toBe("Bearer t0ken");
});

test("a secret that was moved, changed, cut or sealed by another installation opens nowhere", () => {
  const sealed = seal.close("Bearer t0ken", "agent/order");
  const bytes = Buffer.from(sealed, "base64");
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(seal.open(sealed, "agent/other")).toBeNull();
  expect(seal.open(bytes.toString("base64"), "agent/order")).toBeNull();
  expect(seal.open(sealed.slice(0, 10), "agent/order")).toBeNull();
  expect(makeSeal("another installation's own secret").open(sealed, "agent/order")).toBeNull();
});
