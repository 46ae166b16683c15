/** What an error says, as far as it fits a sentence: runtimes of models add pages of their own. */
export function firstLineOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}
