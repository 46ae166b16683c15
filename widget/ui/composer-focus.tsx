import { createContext, useContext } from "solid-js";

/** Where the focus goes when the button that was pressed is no longer there. */
export interface ComposerFocus {
  field: HTMLTextAreaElement | null;
}

export const ComposerFocusContext = createContext<ComposerFocus>();

export function useComposerFocus(): ComposerFocus {
  const found = useContext(ComposerFocusContext);
  if (found === undefined) throw new Error("useComposerFocus is used outside its provider");
  return found;
}
