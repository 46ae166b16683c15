/** The sentences the agent says itself; everything else it says is quoted from articles. */
export type AnswerLines = {
  greeting: string;
  thanks: string;
  goodbye: string;
  acknowledged: string;
  howAreYou: string;
  isBot: string;
  help: string;
  askAgain: string;
  requested: string;
  keyword: string;
  lowConfidence: string;
  noMatch: string;
  frustrated: string;
  looping: string;
  error: string;
  timeout: string;
  more(count: number, article: string): string;
};

const ENGLISH: AnswerLines = {
  greeting: "Hello! What can I help you with?",
  thanks: "You're welcome! Is there anything else I can help you with?",
  goodbye: "Goodbye, and thank you for getting in touch.",
  acknowledged: "Good. Let me know if there is anything else.",
  howAreYou: "I'm doing well, thank you. What can I help you with?",
  isBot:
    "I'm an AI assistant. I answer from our articles, and I can pass you to a person on the team whenever you like.",
  help: "I answer questions from our articles. Ask me anything, or say that you would like to talk to a person.",
  askAgain: "I couldn't make out a question there. What would you like to know?",
  requested: "Of course. I've passed this to the team. Somebody will reply here.",
  keyword:
    "This is something for a person. I've passed it to the team, and somebody will reply here.",
  lowConfidence:
    "I'm not certain enough to answer that from our articles, so I've passed this to the team. Somebody will reply here.",
  noMatch:
    "I couldn't find anything about that in our articles, so I've passed this to the team. Somebody will reply here.",
  frustrated:
    "I'm sorry this has been frustrating. I've passed this to the team. Somebody will reply here.",
  looping:
    "It seems my answers aren't helping, so I've passed this to the team. Somebody will reply here.",
  error:
    "Something went wrong while I was looking for an answer, so I've passed this to the team. Somebody will reply here.",
  timeout:
    "It took me too long to find an answer, so I've passed this to the team. Somebody will reply here.",
  more: (count, article) =>
    `There ${count === 1 ? "is 1 more item" : `are ${count} more items`} in “${article}”.`,
};

const GERMAN: AnswerLines = {
  greeting: "Hallo! Wie kann ich Ihnen helfen?",
  thanks: "Gern geschehen! Kann ich sonst noch etwas für Sie tun?",
  goodbye: "Auf Wiedersehen und danke für Ihre Nachricht.",
  acknowledged: "Gut. Melden Sie sich, wenn noch etwas ist.",
  howAreYou: "Danke, gut. Wie kann ich Ihnen helfen?",
  isBot:
    "Ich bin ein KI-Assistent. Ich antworte aus unseren Artikeln und kann Sie jederzeit an einen Menschen im Team weitergeben.",
  help: "Ich beantworte Fragen aus unseren Artikeln. Fragen Sie einfach, oder sagen Sie, dass Sie mit einem Menschen sprechen möchten.",
  askAgain: "Ich habe darin keine Frage erkannt. Was möchten Sie wissen?",
  requested:
    "Natürlich. Ich habe Ihre Nachricht an das Team weitergegeben. Hier wird Ihnen jemand antworten.",
  keyword:
    "Das ist etwas für einen Menschen. Ich habe es an das Team weitergegeben, hier wird Ihnen jemand antworten.",
  lowConfidence:
    "Ich bin mir nicht sicher genug, um das aus unseren Artikeln zu beantworten, und habe es an das Team weitergegeben. Hier wird Ihnen jemand antworten.",
  noMatch:
    "Dazu habe ich in unseren Artikeln nichts gefunden und es an das Team weitergegeben. Hier wird Ihnen jemand antworten.",
  frustrated:
    "Es tut mir leid, dass das ärgerlich ist. Ich habe es an das Team weitergegeben. Hier wird Ihnen jemand antworten.",
  looping:
    "Meine Antworten helfen offenbar nicht, deshalb habe ich das an das Team weitergegeben. Hier wird Ihnen jemand antworten.",
  error:
    "Bei der Suche nach einer Antwort ist etwas schiefgegangen. Ich habe das an das Team weitergegeben. Hier wird Ihnen jemand antworten.",
  timeout:
    "Die Suche nach einer Antwort hat zu lange gedauert. Ich habe das an das Team weitergegeben. Hier wird Ihnen jemand antworten.",
  more: (count, article) =>
    `Weitere ${count === 1 ? "1 Punkt" : `${count} Punkte`} in „${article}“.`,
};

const SPANISH: AnswerLines = {
  greeting: "¡Hola! ¿En qué puedo ayudarle?",
  thanks: "¡De nada! ¿Puedo ayudarle en algo más?",
  goodbye: "Adiós, y gracias por escribirnos.",
  acknowledged: "Muy bien. Avíseme si necesita algo más.",
  howAreYou: "Muy bien, gracias. ¿En qué puedo ayudarle?",
  isBot:
    "Soy un asistente de IA. Respondo con nuestros artículos y puedo pasarle con una persona del equipo cuando quiera.",
  help: "Respondo preguntas con nuestros artículos. Pregunte lo que quiera, o diga que desea hablar con una persona.",
  askAgain: "No he reconocido ninguna pregunta. ¿Qué le gustaría saber?",
  requested: "Por supuesto. He pasado su mensaje al equipo. Alguien le responderá aquí.",
  keyword: "Esto es algo para una persona. Lo he pasado al equipo y alguien le responderá aquí.",
  lowConfidence:
    "No estoy lo bastante seguro para responder con nuestros artículos, así que lo he pasado al equipo. Alguien le responderá aquí.",
  noMatch:
    "No he encontrado nada sobre eso en nuestros artículos, así que lo he pasado al equipo. Alguien le responderá aquí.",
  frustrated: "Siento las molestias. Lo he pasado al equipo. Alguien le responderá aquí.",
  looping:
    "Parece que mis respuestas no ayudan, así que lo he pasado al equipo. Alguien le responderá aquí.",
  error:
    "Algo ha fallado al buscar una respuesta, así que lo he pasado al equipo. Alguien le responderá aquí.",
  timeout:
    "He tardado demasiado en encontrar una respuesta, así que lo he pasado al equipo. Alguien le responderá aquí.",
  more: (count, article) =>
    `Hay ${count === 1 ? "1 punto más" : `${count} puntos más`} en «${article}».`,
};

const FRENCH: AnswerLines = {
  greeting: "Bonjour ! Comment puis-je vous aider ?",
  thanks: "Je vous en prie ! Puis-je vous aider pour autre chose ?",
  goodbye: "Au revoir, et merci de nous avoir écrit.",
  acknowledged: "Très bien. Dites-moi s'il y a autre chose.",
  howAreYou: "Très bien, merci. Comment puis-je vous aider ?",
  isBot:
    "Je suis un assistant IA. Je réponds à partir de nos articles et je peux vous mettre en relation avec une personne de l'équipe à tout moment.",
  help: "Je réponds aux questions à partir de nos articles. Posez votre question, ou dites que vous souhaitez parler à une personne.",
  askAgain: "Je n'ai pas reconnu de question. Que souhaitez-vous savoir ?",
  requested: "Bien sûr. J'ai transmis votre message à l'équipe. Quelqu'un vous répondra ici.",
  keyword:
    "C'est une question pour une personne. Je l'ai transmise à l'équipe, quelqu'un vous répondra ici.",
  lowConfidence:
    "Je ne suis pas assez sûr pour répondre à partir de nos articles, j'ai donc transmis votre question à l'équipe. Quelqu'un vous répondra ici.",
  noMatch:
    "Je n'ai rien trouvé à ce sujet dans nos articles, j'ai donc transmis votre question à l'équipe. Quelqu'un vous répondra ici.",
  frustrated:
    "Je suis désolé pour ce désagrément. J'ai transmis votre message à l'équipe. Quelqu'un vous répondra ici.",
  looping:
    "Mes réponses ne semblent pas vous aider, j'ai donc transmis votre question à l'équipe. Quelqu'un vous répondra ici.",
  error:
    "Un problème est survenu pendant ma recherche, j'ai donc transmis votre question à l'équipe. Quelqu'un vous répondra ici.",
  timeout:
    "Ma recherche a pris trop de temps, j'ai donc transmis votre question à l'équipe. Quelqu'un vous répondra ici.",
  more: (count, article) =>
    `Il y a encore ${count === 1 ? "1 point" : `${count} points`} dans « ${article} ».`,
};

const LINES: Readonly<Record<string, AnswerLines>> = {
  en: ENGLISH,
  de: GERMAN,
  es: SPANISH,
  fr: FRENCH,
};

export function answerLines(language: string | null): AnswerLines {
  return LINES[language ?? "en"] ?? ENGLISH;
}
