import { expect, test } from "vitest";
import { guessTextLanguage } from "./text-language.ts";

test.each([
  ["de", ["hallo", "guten Tag", "danke schön", "Tschüss", "nein danke", "ja genau", "Wo ist das?"]],
  ["de", ["Gibt's Parkplätze?", "Nehmen Sie Kreditkarten?", "Straße gesperrt", "ist jemand da?"]],
  ["es", ["hola", "gracias", "muchas gracias", "¿Tienen dentista?", "¿Aceptan DKV?", "estás ahí?"]],
  ["es", ["Tienen dentista?", "aceptan tarjeta?", "adiós", "sí, claro", "¡perfecto!", "mañana"]],
  ["fr", ["bonjour", "merci beaucoup", "au revoir", "oui", "non merci", "Avez-vous un dentiste ?"]],
  ["fr", ["Acceptez-vous la carte ?", "vous êtes là ?", "d'accord", "où êtes-vous ?", "cœur"]],
  ["en", ["hello", "thanks a lot", "Where can I park?", "do you have a dentist", "good morning"]],
])("%s is what %j are written in", (language, texts) => {
  for (const text of texts) expect([text, guessTextLanguage(text)]).toEqual([text, language]);
});

test.each(["", "ok", "hi", "DKV", "42", "👍", "zzqqy wwyyx", "super"])(
  "%j may be any language",
  (text) => expect(guessTextLanguage(text)).toBeNull(),
);
