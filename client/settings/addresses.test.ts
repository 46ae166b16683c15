import { expect, test } from "vitest";
import { addressesIn } from "./addresses.ts";

test("addresses may be separated by anything and are taken once", () => {
  const { valid } = addressesIn("theo@clinic.test, TARA@clinic.test;\n<theo@clinic.test>  ");
  expect(valid).toEqual(["theo@clinic.test", "tara@clinic.test"]);
});

test("what is no address is given back instead of being dropped", () => {
  expect(addressesIn("theo tara@clinic.test")).toEqual({
    valid: ["tara@clinic.test"],
    invalid: ["theo"],
  });
});
