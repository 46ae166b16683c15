import type { AnswerLines } from "../lines.ts";

export const german: AnswerLines = {
  greeting: "Hallo! Wie kann ich Ihnen helfen?",
  thanks: "Gern geschehen! Kann ich sonst noch etwas für Sie tun?",
  goodbye: "Auf Wiedersehen und danke für Ihre Nachricht.",
  acknowledged: "Gut. Melden Sie sich, wenn noch etwas ist.",
  howAreYou: "Danke, gut. Wie kann ich Ihnen helfen?",
  isBot:
    "Ich bin ein KI-Assistent. Ich antworte aus unseren Artikeln und kann Sie jederzeit an einen Menschen im Team weitergeben.",
  help: "Ich beantworte Fragen aus unseren Artikeln. Fragen Sie einfach, oder sagen Sie, dass Sie mit einem Menschen sprechen möchten.",
  askAgain: "Ich habe darin keine Frage erkannt. Was möchten Sie wissen?",
  doubtful: (answer) =>
    `Ich bin mir nicht sicher, aber vielleicht hilft das:\n\n${answer}\n\nWenn nicht, sagen Sie es mir, und ich gebe Sie an einen Menschen weiter.`,
  clarify: "Können Sie das bitte in einem Satz genauer beschreiben?",
  requested: "Natürlich.",
  keyword: "Das ist etwas für einen Menschen.",
  outOfHours: "Im Moment ist niemand aus dem Team da.",
  byRule: "Das sollte sich ein Mensch ansehen.",
  lowConfidence: "Ich bin mir nicht sicher genug, um das aus unseren Artikeln zu beantworten.",
  noMatch: "Dazu habe ich in unseren Artikeln nichts gefunden.",
  frustrated: "Es tut mir leid, dass das ärgerlich ist.",
  looping: "Meine Antworten helfen offenbar nicht.",
  error: "Bei der Suche nach einer Antwort ist etwas schiefgegangen.",
  timeout: "Die Suche nach einer Antwort hat zu lange gedauert.",
  safety: "Wenn das ein Notfall ist, rufen Sie bitte sofort den Notruf an.",
  passed: "Ich habe es an das Team weitergegeben.",
  passing:
    "Ich gebe es an das Team weiter, sobald Sie das Formular unten ausgefüllt oder übersprungen haben.",
  soon: "Hier wird Ihnen jemand antworten.",
  within: (time) => `Hier antwortet meist innerhalb von ${time} jemand.`,
  back: (when) => `Ab ${when} ist wieder jemand da und antwortet Ihnen hier.`,
  details: "Dafür brauche ich ein paar Angaben. Bitte füllen Sie das Formular unten aus.",
  addressTitle: "Wo können wir Sie erreichen?",
  addressIntro: "Hinterlassen Sie Ihre E-Mail-Adresse, dann erreicht Sie die Antwort.",
  addressLabel: "E-Mail",
  near: (day, time) => `${day}, ${time}`,
  on: (day, time) => `${day}, ${time}`,
  more: (count, article) =>
    `Weitere ${count === 1 ? "1 Punkt" : `${count} Punkte`} in „${article}“.`,
};
