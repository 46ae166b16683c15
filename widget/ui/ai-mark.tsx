import type { JSX } from "solid-js";
import { useWords } from "./words-context.tsx";

export function AiMark(): JSX.Element {
  const { words } = useWords();
  return (
    <abbr class="ai-mark" title={words.aiMeaning}>
      {words.ai}
    </abbr>
  );
}
