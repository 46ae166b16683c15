import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { writeDraft } from "./draft.ts";

function twoPeople() {
  const [hers, his] = [new Y.Doc(), new Y.Doc()];
  hers.on("update", (update: Uint8Array) => Y.applyUpdate(his, update));
  return { hers, his };
}

test("any text becomes any other, for everybody, without half characters", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { hers, his } = twoPeople();
      writeDraft(hers, before);
      writeDraft(hers, after);
      expect(his.getText("text").toString()).toBe(after);
    }),
  );
});

test("changing one emoji into a similar one keeps both whole", () => {
  const { hers, his } = twoPeople();
  writeDraft(hers, "good 😀 day");
  writeDraft(hers, "good 😁 day");
  expect(his.getText("text").toString()).toBe("good 😁 day");
});

test("two people who write in different places keep both", () => {
  const [hers, his] = [new Y.Doc(), new Y.Doc()];
  writeDraft(hers, "Dear Vera, bye");
  Y.applyUpdate(his, Y.encodeStateAsUpdate(hers));
  writeDraft(hers, "Dear Vera, good morning, bye");
  writeDraft(his, "Dear Vera, bye now");
  Y.applyUpdate(hers, Y.encodeStateAsUpdate(his));
  expect(hers.getText("text").toString()).toBe("Dear Vera, good morning, bye now");
});
