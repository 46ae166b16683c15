import type { Command } from "commander";
import { roundScore } from "../../agent-worker/answer/source.ts";
import { readIntents } from "../../agent-worker/intent/read-intents.ts";
import { answerLines } from "./batch-lines.ts";
import { MESSAGE_LINE } from "./message-line.ts";

export function register(program: Command): void {
  program
    .command("intent")
    .description("tell whether messages ask for a person, are small talk, angry or urgent")
    .requiredOption("--batch <file>", 'a file of JSON lines {"id", "text"}; - reads from stdin')
    .addHelpText(
      "after",
      `
Each line is answered with the chance, from 0 to 1, of each intent:
  {"id": "1", "text": "Can I talk to somebody?"}
  {"id": "1", "wantsPerson": 0.97, "smallTalk": 0.01, "frustrated": 0.02, "urgent": 0.03}
A line that cannot be read is answered with {"id", "error", "line"}.`,
    )
    .action(({ batch }: { batch: string }) =>
      answerLines(batch, MESSAGE_LINE, async (text) => {
        const { wantsPerson, smallTalk, frustrated, urgent } = readIntents(text);
        return {
          wantsPerson: roundScore(wantsPerson),
          smallTalk: roundScore(smallTalk),
          frustrated: roundScore(frustrated),
          urgent: roundScore(urgent),
        };
      }),
    );
}
