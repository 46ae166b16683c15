import { createRoot, createSignal } from "solid-js";
import { expect, test } from "vitest";
import type { Member } from "../../shared/protocol/http.ts";
import { createMentioning } from "./mentioning.ts";

const member = (id: string, name: string): Member => ({
  id,
  name,
  email: `${id}@clinic.test`,
  role: "teammate",
});
const members = [member("olivia", "Olivia Owens"), member("tara", "Tara Silva")];
const twins = [...members, member("tara-2", "Tara Silva")];

/** A note that Olivia types to its end, the caret always behind it. */
function aNote(team = members) {
  return createRoot(() => {
    const [text, setText] = createSignal("");
    const mentioning = createMentioning({
      isOn: () => true,
      text,
      setText,
      members: () => team,
      me: () => "olivia",
    });
    const type = (words: string) => {
      setText(text() + words);
      mentioning.setCaret(text().length);
    };
    return { mentioning, text, type };
  });
}

test("Enter puts the chosen member's name in the place of what was typed and is taken from sending", () => {
  const { mentioning, text, type } = aNote();
  expect(mentioning.takeKey("Enter")).toBe(false);
  type("ask @ta");
  expect(mentioning.takeKey("Enter")).toBe(true);
  expect(text()).toBe("ask @Tara ");
  type("about it");
  expect(mentioning.suggested()).toEqual([]);
  expect(mentioning.takeKey("Enter")).toBe(false);
  expect(mentioning.mentioned(text())).toEqual(["tara"]);
});

test("of two with the same name the one picked is mentioned", () => {
  const { mentioning, text, type } = aNote(twins);
  type("@");
  mentioning.takeKey("ArrowDown");
  mentioning.takeKey("Tab");
  expect(text()).toBe("@Tara Silva ");
  expect(mentioning.mentioned(text())).toEqual(["tara-2"]);
});

test("Escape closes the suggestions for this @ and no other", () => {
  const { mentioning, type } = aNote();
  type("@");
  expect(mentioning.takeKey("Escape")).toBe(true);
  expect(mentioning.suggested()).toEqual([]);
  expect(mentioning.takeKey("Escape")).toBe(false);
  type("x and then @");
  expect(mentioning.suggested().map(({ id }) => id)).toEqual(["tara"]);
});
