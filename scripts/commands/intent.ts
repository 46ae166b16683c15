import type { Command } from "commander";
import { readIntents } from "../../agent-worker/intent/read-intents.ts";
import { answerMessages } from "./batch-lines.ts";

export function register(program: Command): void {
  program
    .command("intent")
    .description("tell whether messages ask for a person, are small talk, angry or urgent")
    .requiredOption("--batch <file>", 'a file of JSON lines {"id", "text"}; - reads from stdin')
    .action(({ batch }: { batch: string }) =>
      answerMessages(batch, async (text) => {
        const { wantsPerson, smallTalk, frustrated, urgent } = readIntents(text);
        return {
          wantsPerson: round(wantsPerson),
          smallTalk: round(smallTalk),
          frustrated: round(frustrated),
          urgent: round(urgent),
        };
      }),
    );
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
