const NO = words(
  "no|nope|not really|no it (?:is not|isn t|doesn t|does not|didn t|did not).*|that (?:is not|isn t|s not|is wrong|s wrong|didn t|did not|doesn t|does not).*|that s (?:wrong|incorrect).*|wrong|incorrect|not helpful|(?:this|it) (?:didn t|did not|doesn t|does not) help.*|nein|stimmt nicht|das (?:stimmt nicht|ist falsch|hilft (?:mir )?nicht).*|falsch|no es eso|eso no es.*|no me (?:sirve|ayuda).*|non|ce n est pas.*|c est faux",
);
const THANKS = words(
  "(?:(?:ok|okay|great|perfect|super|oh|ah|yes|cool|awesome) )*(?:thanks?|thank you|many thanks|thx|cheers|that helps|that helped|that worked|it works now|very helpful|danke|vielen dank|danke schon|das hilft|gracias|muchas gracias|merci|merci beaucoup)(?: .{0,40})?",
);
const BUT = /\b(?:but|however|aber|pero|mais)\b/;
const LONGEST = 80;

/** Whether a visitor says, and says little else, that an answer was none. */
export function saysNo(text: string): boolean {
  const plain = plainWords(text);
  return plain.length <= LONGEST && NO.test(plain);
}

/** Whether a visitor thanks, or says that it helped. */
export function saysThanks(text: string): boolean {
  const plain = plainWords(text);
  return plain.length <= LONGEST && !/\?\s*$/.test(text) && !BUT.test(plain) && THANKS.test(plain);
}

function words(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

function plainWords(text: string): string {
  const letters = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (letters.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}
