import { expect, test } from "vitest";
import { askedPart } from "./asked-part.ts";

test("a short question stays as it is, without its greeting", () => {
  expect(askedPart("When are you open on Saturday?")).toBe("When are you open on Saturday?");
  expect(askedPart("Hi there! When are you open?")).toBe("When are you open?");
  expect(askedPart("Hello")).toBe("Hello");
});

test("of a letter the sentences that ask are taken", () => {
  const letter =
    "Dear team, my name is Ruth and I have been with you since last spring. Last week I had an X-ray of my left wrist after a fall on the ice. How can I get a copy of the images for my doctor in Boston? Kind regards, Ruth";
  expect(askedPart(letter)).toBe("How can I get a copy of the images for my doctor in Boston?");
});

test("a question that leans on the sentence before it takes that along", () => {
  const letter =
    "Hi, I am writing on behalf of my mother, who is 82 years old and likes to walk. We want to bring her to Southpoint in a wheelchair next month. How does that work? Best wishes, Ken";
  expect(askedPart(letter)).toBe(
    "We want to bring her to Southpoint in a wheelchair next month. How does that work?",
  );
});

test("a letter that asks nothing is read as a whole", () => {
  const letter =
    "I lost my card yesterday in the supermarket on the corner and went back there in the evening and nobody had seen it and today I looked everywhere again and found nothing";
  expect(askedPart(letter)).toBe(letter);
});
