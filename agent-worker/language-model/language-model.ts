import type { Result } from "../../shared/domain/result.ts";

export type ChatMessage = { role: "system" | "user"; content: string };

export type Completion = {
  messages: ChatMessage[];
  /** What the answer must be, as JSON Schema with a name; a model that cannot keep to it gets it in words as well. */
  format: { name: string; schema: object };
};

export type CompletionOptions = {
  signal: AbortSignal;
  /** Called with everything written so far. */
  onText?: ((text: string) => void) | undefined;
};

/** Writes a text. It has no tools and remembers nothing; a problem goes on the sentence "The language model …". */
export interface LanguageModel {
  readonly name: string;
  /** Rejects only when `signal` aborts. */
  complete(request: Completion, options: CompletionOptions): Promise<Result<string, string>>;
}
