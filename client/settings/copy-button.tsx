import { createSignal } from "solid-js";
import { Button } from "../ui/button.tsx";
import { useToast } from "../ui/toasts.tsx";

/** Copies a text and says so on itself. */
export function CopyButton(props: { text: string; label: string }) {
  const toast = useToast();
  const [isCopied, setIsCopied] = createSignal(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text);
      setIsCopied(true);
      setTimeout(() => setIsCopied(false), 2000);
    } catch {
      toast({ words: "The browser did not allow copying. Select the text and copy it yourself." });
    }
  };
  return (
    <Button size="small" icon={isCopied() ? "check" : "copy"} onClick={() => void copy()}>
      {isCopied() ? "Copied" : props.label}
    </Button>
  );
}
