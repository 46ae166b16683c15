import { en, type Wording } from "./en.ts";

const others: Record<string, () => Promise<Wording>> = {
  de: () => import("./de.ts").then(({ de }) => de),
  es: () => import("./es.ts").then(({ es }) => es),
  fr: () => import("./fr.ts").then(({ fr }) => fr),
};

/** The words in the visitor's language; English when there are none, or when they can't be fetched. */
export async function loadWording(language: string): Promise<{ words: Wording; language: string }> {
  const short = language.slice(0, 2).toLowerCase();
  try {
    const words = await others[short]?.();
    return words === undefined
      ? { words: en, language: short === "en" ? language : "en" }
      : { words, language };
  } catch {
    return { words: en, language: "en" };
  }
}
