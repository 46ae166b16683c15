import { createContext, useContext } from "solid-js";
import type { Wording } from "../wording/en.ts";

export interface Language {
  words: Wording;
  language: string;
}

export const WordsContext = createContext<Language>();

export function useWords(): Language {
  const found = useContext(WordsContext);
  if (found === undefined) throw new Error("useWords is used outside its provider");
  return found;
}
