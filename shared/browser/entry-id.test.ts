import { expect, test } from "vitest";
import { makeEntryId } from "./entry-id.ts";

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

test("[D4] an entry's id is above the one before it, whatever the device's clock says", () => {
  let above: string | undefined;
  for (const now of [1e12, 5, -4, Number.MAX_SAFE_INTEGER, 1e12, 0]) {
    const id = makeEntryId(now, above, Math.random);
    expect(id).toMatch(ULID);
    if (above !== undefined) expect(id > above).toBe(true);
    above = id;
  }
});

test("[P4] two devices behind the same entry never come to the same id", () => {
  const ahead = makeEntryId(2e12, undefined, Math.random);
  const ids = Array.from({ length: 200 }, () => makeEntryId(1e12, ahead, Math.random));
  expect(new Set(ids).size).toBe(200);
  expect(ids.every((id) => ULID.test(id) && id > ahead)).toBe(true);
});
