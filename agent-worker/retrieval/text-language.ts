import { STOP_WORDS } from "./stop-words.ts";
import { searchWords } from "./words.ts";

/** A language is told when its small words are so much of a text, and so many times those of the next language. */
const LEAST = 0.15;
const AHEAD = 1.2;

/** No other of the languages has these signs. */
const SPANISH = /[¿¡]/u;
/** Nor these letters, but for names. */
const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/ñ/iu, "es"],
  [/[ßẞ]/u, "de"],
  [/[œ]/iu, "fr"],
];

/** What short messages are made of, folded, of one of the languages only; subjects of questions among it, but no names. */
const TELLING: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(`hello thanks thank bye goodbye cheers morning afternoon evening sorry where when there anybody anyone
    somebody open closed`),
  de: words(`hallo guten gute guter danke dankeschon vielen schon tschuss tschau wiedersehen servus moin gruezi nein ja
    genau jawohl bitte morgen abend heute gibt gibts habt haben wo wann ihr euch seid niemand jemand offnet geoffnet
    geht klar stimmt nehmen bieten akzeptieren zahlt lieben besten dank schonen tag passt erledigt verstanden hilfe
    entschuldigung falsch schade prima toll perfekt ordnung tausend s`),
  es: words(`hola gracias buenos buenas dias tardes noches adios luego hasta pronto nos vemos si vale claro perfecto
    tienen tienes teneis tiene aceptan acepta aceptais ofrecen abren abre abierto cierran estas estan ahi alguien nadie
    hay donde cuanto cuando cuesta cuestan puedo pueden quiero necesito ayuda muchas mucho bien genial entendido estupendo buenas bueno acuerdo agradezco todo sigues
    quisiera tal cita precio horario seguro medico usted ustedes`),
  fr: words(`bonjour bonsoir salut coucou merci beaucoup revoir bientot oui non accord parfait voila avez acceptez
    prenez proposez faites etes ouvrez ouvert fermez ferme quelqu personne combien quand ou est pouvez puis je veux
    voudrais besoin aide journee soiree nuit bien sur excusez pardon desole ca entendu impeccable`),
};

/** The language (en, de, es, fr) whose small words fill most of the text; null when none clearly does. */
export function guessTextLanguage(text: string): string | null {
  const said = searchWords(text);
  if (said.length === 0) return null;
  if (SPANISH.test(text)) return "es";
  const scores = Object.entries(STOP_WORDS).map(([language, list]) => {
    const telling = TELLING[language] ?? list;
    const isOwn = (word: string) => list.has(word) || telling.has(word);
    return { language, score: said.filter(isOwn).length / said.length };
  });
  scores.sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (!best || best.score < LEAST)
    return LETTERS.find(([letters]) => letters.test(text))?.[1] ?? null;
  return best.score > (second?.score ?? 0) * AHEAD ? best.language : null;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
