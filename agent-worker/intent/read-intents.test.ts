import { expect, test } from "vitest";
import { isFrustrated } from "./frustration.ts";
import { type Intent, readIntents } from "./read-intents.ts";

const SAYINGS: readonly (readonly [Intent, string])[] = [
  ["wantsPerson", "could someone from your office give me a call"],
  ["wantsPerson", "let me talk to one of your colleagues"],
  ["wantsPerson", "Könnten Sie mich zurückrufen?"],
  ["wantsPerson", "me gustaría hablar con un asesor"],
  ["wantsPerson", "puis-je avoir un conseiller"],
  ["smallTalk", "hello, how are you doing?"],
  ["smallTalk", "muchas gracias, hasta luego"],
  ["frustrated", "this is the third time I ask, your service is a joke"],
  ["frustrated", "Das ist eine Unverschämtheit"],
  ["frustrated", "c'est inadmissible, personne ne répond"],
  ["urgent", "please answer asap, my flight leaves in an hour"],
  ["urgent", "I smell gas in the hallway"],
  ["urgent", "es ist dringend, bitte sofort melden"],
];

test.each(SAYINGS)("%s is likely in %j", (intent, text) =>
  expect(readIntents(text)[intent]).toBeGreaterThan(0.5),
);

test.each([
  "When are you open on Saturday?",
  "How do I add a contact person?",
  "Where do I enter the emergency contact?",
  "Wie lange dauert die Lieferung?",
  "¿Cómo cambio mi contraseña?",
  "Comment modifier mon adresse ?",
])("nothing is likely in %j", (text) => {
  for (const chance of Object.values(readIntents(text))) expect(chance).toBeLessThan(0.5);
});

test.each(["", "?!", "🙂", "\u0000", "a".repeat(100_000), "urgent ".repeat(20_000)])(
  "any text gives four chances, text %#",
  (text) => {
    for (const chance of Object.values(readIntents(text))) {
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThanOrEqual(1);
    }
  },
);

test("a letter left out, doubled or swapped does not hide who is wanted", () => {
  for (const text of ["tlak to a humna", "speak to a represntative", "real persn please"])
    expect(readIntents(text).wantsPerson).toBeGreaterThan(0.5);
});

test("anger hands over, mild displeasure does not", () => {
  expect(isFrustrated("You are completely useless!!")).toBe(true);
  expect(isFrustrated("My parcel is two days late, where is it?")).toBe(false);
});
