import { ok, refuse } from "../../shared/domain/result.ts";
import type { ChatMessage, LanguageModel } from "../language-model/language-model.ts";
import type { ModelPlace } from "../model/find-model.ts";
import { untilAborted } from "../until-aborted.ts";
import { firstLineOf } from "./first-line.ts";

const MOST_TOKENS = 400;

/** A text-generation model in this process, as a language model. One text is written at a time. */
export async function loadTextGenerator(name: string, place: ModelPlace): Promise<LanguageModel> {
  const { InterruptableStoppingCriteria, pipeline, TextStreamer } =
    await import("@huggingface/transformers");
  const generate = await pipeline("text-generation", place.name, { dtype: place.dtype });
  const { tokenizer } = generate;
  const write = async (
    messages: ChatMessage[],
    signal: AbortSignal,
    onText: (all: string) => void,
  ) => {
    signal.throwIfAborted();
    const stop = new InterruptableStoppingCriteria();
    const interrupt = () => stop.interrupt();
    signal.addEventListener("abort", interrupt, { once: true });
    let text = "";
    const streamer = new TextStreamer(tokenizer, {
      skip_prompt: true,
      skip_special_tokens: true,
      callback_function(piece: string) {
        text += piece;
        onText(text);
      },
    });
    const prompt = tokenizer.chat_template ? messages : plainPrompt(messages);
    await generate(prompt, {
      max_new_tokens: MOST_TOKENS,
      do_sample: false,
      return_full_text: false,
      streamer,
      stopping_criteria: [stop],
    }).finally(() => signal.removeEventListener("abort", interrupt));
    return text;
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    name,
    async complete({ messages }, { signal, onText }) {
      const turn = last.then(() => write(messages, signal, onText ?? (() => undefined)));
      last = turn.catch(() => undefined);
      try {
        return ok(await untilAborted(turn, signal));
      } catch (error) {
        signal.throwIfAborted();
        return refuse(`failed: ${firstLineOf(error)}.`);
      }
    },
  };
}

/** For models without a chat template. */
function plainPrompt(messages: ChatMessage[]): string {
  return `${messages.map(({ content }) => content).join("\n\n")}\n\n`;
}
