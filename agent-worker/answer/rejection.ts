import { searchWords } from "../retrieval/words.ts";

const NO =
  "(?:no+|nope|nah|not really|wrong|incorrect|not it|nein|nee|falsch|no es eso|incorrecto|non|pas du tout)";
const UNHELPFUL =
  "(?:(?:that|this|it) (?:is not|isn t|s not|was not|wasn t) (?:it|right|correct|true|helpful|what i (?:asked|meant|want|wanted|need|was asking)(?: for| about)?)|(?:that|this|it) (?:does not|doesn t|did not|didn t) (?:help|answer (?:it|that|my question)|work)(?: me| at all)?|not (?:helpful|what i (?:asked|meant|want|wanted|need))(?: for| about)?|(?:that s|that is|this is) (?:wrong|incorrect)|das (?:hilft (?:mir )?nicht|stimmt nicht|ist falsch|meinte ich nicht)|(?:eso )?no (?:me )?(?:ayuda|sirve)|(?:ca|cela) ne (?:m )?aide pas|ce n est pas (?:ca|cela|ce que je (?:veux|voulais|demande)))";
const FILLER = "(?:sorry|but|actually|hm+|um+|unfortunately|leider|aber)";
const REJECTION = new RegExp(`^(?:${FILLER} )*(?:${NO}|(?:${NO} )?${UNHELPFUL})(?: ${FILLER})*$`);

/** Whether a message says nothing but that the answer before it was none. */
export function isRejection(text: string): boolean {
  return REJECTION.test(searchWords(text).join(" "));
}
