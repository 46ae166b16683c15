import type { AnswerLines } from "../lines.ts";

export const french: AnswerLines = {
  greeting: "Bonjour ! Comment puis-je vous aider ?",
  thanks: "Je vous en prie ! Puis-je vous aider pour autre chose ?",
  goodbye: "Au revoir, et merci de nous avoir écrit.",
  acknowledged: "Très bien. Dites-moi s'il y a autre chose.",
  howAreYou: "Très bien, merci. Comment puis-je vous aider ?",
  isBot:
    "Je suis un assistant IA. Je réponds à partir de nos articles et je peux vous mettre en relation avec une personne de l'équipe à tout moment.",
  help: "Je réponds aux questions à partir de nos articles. Posez votre question, ou dites que vous souhaitez parler à une personne.",
  askAgain: "Je n'ai pas reconnu de question. Que souhaitez-vous savoir ?",
  doubtful: (answer) =>
    `Je n'en suis pas certain, mais ceci peut vous aider :\n\n${answer}\n\nSinon, dites-le-moi et je vous mettrai en relation avec une personne.`,
  clarify: "Pouvez-vous m'en dire un peu plus, en une phrase ?",
  requested: "Bien sûr.",
  keyword: "C'est une question pour une personne.",
  outOfHours: "Personne de l'équipe n'est là pour le moment.",
  byRule: "Je préfère qu'une personne s'en occupe.",
  lowConfidence: "Je ne suis pas assez sûr pour répondre à partir de nos articles.",
  noMatch: "Je n'ai rien trouvé à ce sujet dans nos articles.",
  frustrated: "Je suis désolé pour ce désagrément.",
  looping: "Mes réponses ne semblent pas vous aider.",
  error: "Un problème est survenu pendant ma recherche.",
  timeout: "Ma recherche a pris trop de temps.",
  safety: "S'il s'agit d'une urgence, appelez tout de suite le numéro d'urgence.",
  passed: "J'ai transmis votre message à l'équipe.",
  passing:
    "Je transmettrai votre message à l'équipe dès que vous aurez rempli ou passé le formulaire ci-dessous.",
  soon: "Quelqu'un vous répondra ici.",
  within: (time) => `Quelqu'un répond en général ici en ${time}.`,
  back: (when) => `L'équipe est de retour ${when} et vous répondra ici.`,
  details:
    "Pour continuer, j'ai besoin de quelques informations. Remplissez le formulaire ci-dessous, s'il vous plaît.",
  addressTitle: "Où pouvons-nous vous joindre ?",
  addressIntro: "Laissez votre adresse e-mail et la réponse vous parviendra.",
  addressLabel: "E-mail",
  near: (day, time) => `${day} à ${time}`,
  on: (day, time) => `${day} à ${time}`,
  more: (count, article) =>
    `Il y a encore ${count === 1 ? "1 point" : `${count} points`} dans « ${article} ».`,
};
