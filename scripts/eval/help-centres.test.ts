import { beforeAll, describe, expect, test } from "vitest";
import { type AskedHelp, askHelpCentres, measureHelp } from "./help-centres.ts";
import { auroc, calibrationError } from "./statistics.ts";

/** A little below what was measured, so that a change that loses answers is seen at once. */
describe("what visitors of three small help centres ask", () => {
  let asked: AskedHelp[] = [];
  beforeAll(async () => {
    asked = await askHelpCentres();
  }, 60_000);

  const judged = () =>
    asked.map(({ answer, isRight, articles }) => ({
      score: answer?.confidence ?? 0,
      isRight,
      isThere: articles.length > 0,
    }));

  test("finds the right article first, or among three", () => {
    const { first, inThree } = measureHelp(asked, 0.5);
    expect(first).toBeGreaterThan(FLOORS.first);
    expect(inThree).toBeGreaterThan(FLOORS.inThree);
  });

  test("is answered with the words that were wanted", () => {
    expect(measureHelp(asked, 0.5).right).toBeGreaterThan(FLOORS.right);
  });

  test("is mostly answered, seldom wrongly, and handed off where no article knows", () => {
    const { answered, wrong, missingHandedOff } = measureHelp(asked, 0.5);
    expect(answered).toBeGreaterThan(FLOORS.answered);
    expect(wrong).toBeLessThan(FLOORS.wrong);
    expect(missingHandedOff).toBeGreaterThan(FLOORS.missingHandedOff);
  });

  test("has a confidence that parts right from wrong and means what it says", () => {
    const present = judged().map(({ score, isThere }) => ({ score, isRight: isThere }));
    expect(auroc(judged())).toBeGreaterThan(FLOORS.rightOrNot);
    expect(auroc(present)).toBeGreaterThan(FLOORS.presence);
    expect(calibrationError(judged())).toBeLessThan(FLOORS.calibrationError);
  });
});

const FLOORS = {
  first: 0.77,
  inThree: 0.91,
  right: 0.63,
  answered: 0.58,
  wrong: 0.3,
  missingHandedOff: 0.8,
  rightOrNot: 0.76,
  presence: 0.84,
  calibrationError: 0.15,
};
