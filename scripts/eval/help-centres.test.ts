import { beforeAll, describe, expect, test } from "vitest";
import { type HelpFigures, HELP_THRESHOLD, measureHelp } from "./help-centre.ts";
import { askHelpCentres } from "./help-centres.ts";

/** A little below what was measured, so that a change that loses answers is seen at once. */
describe("what visitors of three small help centres ask", () => {
  let figures: HelpFigures;
  beforeAll(async () => {
    figures = measureHelp(await askHelpCentres(), HELP_THRESHOLD);
  }, 60_000);

  test("finds the right article first, or among three", () => {
    expect(figures.first).toBeGreaterThan(FLOORS.first);
    expect(figures.inThree).toBeGreaterThan(FLOORS.inThree);
  });

  test("is answered with the words that were wanted", () => {
    expect(figures.right).toBeGreaterThan(FLOORS.right);
  });

  test("is mostly answered, seldom wrongly, and handed off where no article knows", () => {
    expect(figures.answered).toBeGreaterThan(FLOORS.answered);
    expect(figures.wrong).toBeLessThan(FLOORS.wrong);
    expect(figures.missingHandedOff).toBeGreaterThan(FLOORS.missingHandedOff);
  });

  test("has a confidence that parts right from wrong and means what it says", () => {
    expect(figures.rightOrNot).toBeGreaterThan(FLOORS.rightOrNot);
    expect(figures.presence).toBeGreaterThan(FLOORS.presence);
    expect(figures.calibrationError).toBeLessThan(FLOORS.calibrationError);
  });
});

const FLOORS = {
  first: 0.83,
  inThree: 0.96,
  right: 0.71,
  answered: 0.61,
  wrong: 0.19,
  missingHandedOff: 0.84,
  rightOrNot: 0.82,
  presence: 0.84,
  calibrationError: 0.12,
};
