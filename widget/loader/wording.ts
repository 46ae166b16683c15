/** Open, close, unread, unreachable: all that the loader says before the app has loaded. */
type LoaderWording = [open: string, close: string, unread: string, unreachable: string];

const words: Record<string, LoaderWording> = {
  en: ["Open chat", "Close chat", "unread", "The chat can't be reached right now."],
  de: ["Chat öffnen", "Chat schließen", "ungelesen", "Der Chat ist gerade nicht erreichbar."],
  es: ["Abrir el chat", "Cerrar el chat", "sin leer", "El chat no está disponible ahora."],
  fr: ["Ouvrir le chat", "Fermer le chat", "non lus", "Le chat est injoignable pour l’instant."],
};

export function loaderWording(language: string): LoaderWording {
  return words[language.slice(0, 2)] ?? (words["en"] as LoaderWording);
}
