/** No page that people read comes near it; beyond it the parser's time grows with the square of the depth. */
const DEEPEST = 2000;

/** Counts how deep a page is nested and throws where no honest page is. */
export class HtmlDepth {
  now = 0;

  enter(): void {
    this.now += 1;
    if (this.now > DEEPEST) throw new Error(`it is nested more than ${DEEPEST} levels deep`);
  }

  leave(): void {
    this.now -= 1;
  }
}
