/** With `--json` the value alone on stdout, else the sentence for people. */
export function printResult(isJson: boolean, value: unknown, sentence: string): void {
  process.stdout.write(isJson ? `${JSON.stringify(value)}\n` : `${sentence}\n`);
}
