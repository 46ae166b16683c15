import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DataSets, Utterance } from "./data-sets.ts";
import type { FittingCorpus, FittingQuestion } from "./fitting-sets.ts";
import { thin } from "./sampling.ts";
import { readArticles } from "./written-centres.ts";

type Section = { path: string; heading: string };

const FOLDER = join(import.meta.dirname, "fitting-centres");
/** People who ask for a person, or complain, ask the articles nothing. */
const NOT_ASKED = new Set(["contact_human_agent", "complaint", "contact_customer_service"]);

/** Help for a bank and a shop, asked with what real customers wrote; some of it is about nothing they answer. */
export function fittingCentres(data: DataSets): FittingCorpus[] {
  const sections = JSON.parse(readFileSync(join(FOLDER, "intents.json"), "utf8")) as Record<
    "bank" | "shop",
    Record<string, Section>
  >;
  const utterances = { bank: data.banking77("train"), shop: data.bitext("train") };
  return (["bank", "shop"] as const).map((centre) =>
    makeCentre(centre, sections[centre], utterances[centre]),
  );
}

/** Of a centre, at the most. */
const QUESTIONS = 700;

function makeCentre(
  centre: string,
  sections: Record<string, Section>,
  utterances: Utterance[],
): FittingCorpus {
  const articles = readArticles(join(FOLDER, centre));
  const textOf = ({ path, heading }: Section) =>
    articles
      .find((article) => article.path === path)
      ?.passages.find(({ headings }) => headings.at(-1) === heading)?.text ?? "";
  const asked = utterances.filter(({ intent }) => !NOT_ASKED.has(intent));
  const questions = thin(asked, QUESTIONS).map(({ text, intent }): FittingQuestion => {
    const section = sections[intent];
    return section
      ? { text, paths: [section.path], gold: [textOf(section)] }
      : { text, paths: [], gold: [] };
  });
  return { set: centre, judging: "half", articles, questions };
}
