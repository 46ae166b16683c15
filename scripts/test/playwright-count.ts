import type { FullResult, Reporter, Suite, TestCase } from "@playwright/test/reporter";

/** Ends a run with `N passed, N failed`; a journey that did not run counts as failed unless it was skipped on purpose. */
export default class PlaywrightCount implements Reporter {
  #tests: TestCase[] = [];
  #errors = 0;

  onBegin(_config: unknown, suite: Suite): void {
    this.#tests = suite.allTests();
  }

  onError(): void {
    this.#errors += 1;
  }

  onEnd(_result: FullResult): void {
    const passed = this.#tests.filter(
      (test) => test.results.length > 0 && test.outcome() === "expected",
    );
    const skipped = this.#tests.filter((test) => test.expectedStatus === "skipped");
    const failed = this.#tests.length - passed.length - skipped.length + this.#errors;
    process.stdout.write(`${passed.length} passed, ${failed} failed\n`);
  }

  printsToStdio(): boolean {
    return true;
  }
}
