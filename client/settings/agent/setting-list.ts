import { createSignal } from "solid-js";
import { useToast } from "../../ui/toasts.tsx";

/** A list among an agent's settings, of which one thing at a time is unfolded. `removed` is said when one was removed. */
export function createSettingList<One>(
  items: () => readonly One[],
  put: (changed: One[]) => void,
  removed: string,
) {
  const toast = useToast();
  const [open, setOpen] = createSignal<number | null>(null);
  const [added, setAdded] = createSignal<number | null>(null);
  return {
    isOpen: (index: number) => open() === index,
    /** It was just added, and nobody has folded or unfolded anything since. */
    isNew: (index: number) => added() === index,
    toggle(index: number) {
      setAdded(null);
      setOpen(open() === index ? null : index);
    },
    add(one: One) {
      put([...items(), one]);
      setAdded(items().length - 1);
      setOpen(items().length - 1);
    },
    remove(index: number) {
      const gone = items()[index];
      put(items().filter((_, at) => at !== index));
      setOpen(null);
      const run = () => gone && put(items().toSpliced(index, 0, gone));
      toast({ words: removed, action: { label: "Undo", run } });
    },
    moveUp(index: number) {
      const moved = [...items()];
      const [one] = moved.splice(index, 1);
      if (one !== undefined) moved.splice(index - 1, 0, one);
      put(moved);
      setOpen(null);
    },
  };
}
