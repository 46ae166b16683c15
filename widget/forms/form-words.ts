import type { FieldProblem } from "../../shared/domain/form.ts";

export interface FormWords {
  contactTitle: string;
  contactIntro: string;
  name: string;
  email: string;
  optional: string;
  share: string;
  notNow: string;
  skip: string;
  choose: string;
  wrong: Record<FieldProblem, string>;
}

const en: FormWords = {
  contactTitle: "In case you have to leave",
  contactIntro: "Leave your e-mail address and the reply will find you.",
  name: "Name",
  email: "E-mail",
  optional: "optional",
  share: "Share",
  notNow: "Not now",
  skip: "Skip",
  choose: "Choose one",
  wrong: {
    missing: "Please fill this in.",
    "too-long": "That is too long.",
    email: "That doesn't look like an e-mail address.",
    phone: "That doesn't look like a phone number.",
    date: "That is not a date.",
    choice: "Please choose one of these.",
    number: "Please give a number.",
  },
};

const de: FormWords = {
  contactTitle: "Falls Sie gehen müssen",
  contactIntro: "Mit Ihrer E-Mail-Adresse erreicht Sie die Antwort auch später.",
  name: "Name",
  email: "E-Mail",
  optional: "freiwillig",
  share: "Mitteilen",
  notNow: "Jetzt nicht",
  skip: "Überspringen",
  choose: "Bitte wählen",
  wrong: {
    missing: "Bitte füllen Sie das aus.",
    "too-long": "Das ist zu lang.",
    email: "Das sieht nicht wie eine E-Mail-Adresse aus.",
    phone: "Das sieht nicht wie eine Telefonnummer aus.",
    date: "Das ist kein Datum.",
    choice: "Bitte wählen Sie etwas davon.",
    number: "Bitte geben Sie eine Zahl an.",
  },
};

const es: FormWords = {
  contactTitle: "Por si tiene que irse",
  contactIntro: "Deje su correo y la respuesta le llegará.",
  name: "Nombre",
  email: "Correo electrónico",
  optional: "opcional",
  share: "Compartir",
  notNow: "Ahora no",
  skip: "Omitir",
  choose: "Elija una opción",
  wrong: {
    missing: "Rellene este campo.",
    "too-long": "Es demasiado largo.",
    email: "No parece una dirección de correo.",
    phone: "No parece un número de teléfono.",
    date: "No es una fecha.",
    choice: "Elija una de estas opciones.",
    number: "Escriba un número.",
  },
};

const fr: FormWords = {
  contactTitle: "Si vous devez partir",
  contactIntro: "Laissez votre e-mail et la réponse vous parviendra.",
  name: "Nom",
  email: "E-mail",
  optional: "facultatif",
  share: "Partager",
  notNow: "Pas maintenant",
  skip: "Passer",
  choose: "Choisissez",
  wrong: {
    missing: "Merci de remplir ce champ.",
    "too-long": "C'est trop long.",
    email: "Cela ne ressemble pas à une adresse e-mail.",
    phone: "Cela ne ressemble pas à un numéro de téléphone.",
    date: "Ce n'est pas une date.",
    choice: "Choisissez l'une de ces réponses.",
    number: "Indiquez un nombre.",
  },
};

const all: Record<string, FormWords> = { en, de, es, fr };

/** The words of forms, which travel with the forms. */
export function formWords(language: string): FormWords {
  return all[language.slice(0, 2).toLowerCase()] ?? en;
}
