import { describe, expect, test } from "vitest";
import { PassageRetriever } from "../retrieval/passage-retriever.ts";
import { aKnowledge } from "../test/builders.ts";
import { findGround, readGrounds } from "./grounds.ts";

/** What an article says, what may be said of it, and what may not. */
const ARTICLES: { says: string; right: string[]; wrong: string[] }[] = [
  {
    says: "# Rent\n\nRent is due on the 1st of each month. If you do not pay by the 5th, a late fee of $50 applies. Card payments cost 2.9 %; payments from a bank account are free.",
    right: [
      "Rent is due on the 1st of the month.",
      "A late fee of $50 applies if you don't pay by the 5th.",
      "Paying from a bank account is free.",
      "Without payment by the 5th, a late fee of $50 applies.",
    ],
    wrong: [
      "Nobody needs to pay rent on the 1st of each month.",
      "Rent is never due on the 1st of each month.",
      "A late fee of $50 applies if you pay by the 5th.",
      "No late fee applies if you do not pay by the 5th.",
      "Card payments are free.",
      "Rent is free.",
      "Unless you don't pay by the 5th, a late fee of $50 applies.",
    ],
  },
  {
    says: "# Office\n\nOffice hours are Monday to Friday from 9 am to 6 pm. The gym is open every day except Sunday. Only residents may use the pool.",
    right: [
      "The office is open Monday to Friday from 9 am to 6 pm.",
      "The gym is closed on Sunday.",
      "The gym is not open on Sundays.",
      "Only residents may use the pool.",
      "The pool may be used by residents.",
    ],
    wrong: [
      "The office is closed Monday to Friday from 9 am to 6 pm.",
      "The gym is open on Sunday.",
      "The gym is never open on any day except Sunday.",
      "Nobody may use the pool.",
    ],
  },
  {
    says: "# Pets\n\nDogs must weigh under 50 pounds. A pet deposit of $300 is required. Most breeds are welcome. Dogs are allowed in the yard, but cats are not.\n\n## Service animals\n\nThere is no deposit and no fee for service animals.",
    right: [
      "Dogs must weigh less than 50 pounds.",
      "Dogs may not weigh more than 50 pounds.",
      "Dogs over 50 pounds are not allowed.",
      "The pet deposit is $300.",
      "Service animals need no deposit.",
      "There's no fee for service animals.",
      "There is no deposit for service animals.",
      "Most breeds are welcome.",
      "Cats are not allowed in the yard.",
    ],
    wrong: [
      "Dogs must weigh more than 50 pounds.",
      "Dogs must weigh at least 50 pounds.",
      "Dogs must not weigh under 50 pounds.",
      "Service animals cost a $300 deposit.",
      "A deposit of $300 is required for service animals.",
      "All breeds are welcome.",
      "No breeds are welcome.",
      "Cats are allowed in the yard.",
      "The pet deposit is optional.",
    ],
  },
  {
    says: "# Refunds\n\nYou can return items within 30 days. Refunds include shipping. At least two weeks are needed for bank transfers. Opened software is excluded. Some plans include support by phone. Everyone gets a receipt.",
    right: [
      "Items can be returned within 30 days.",
      "You can return items up to 30 days.",
      "Opened software is not included.",
      "Bank transfers need two weeks or more.",
      "Some plans include support by phone.",
    ],
    wrong: [
      "You can return items after 30 days.",
      "Refunds exclude shipping.",
      "Opened software is included.",
      "At most two weeks are needed for bank transfers.",
      "All plans include support by phone.",
      "Nobody gets a receipt.",
      "Refunds do not include shipping.",
    ],
  },
  {
    says: "# Sprechstunde\n\nDie Praxis ist montags geöffnet. Hunde sind im Wartezimmer verboten. Eine Absage ist bis zu 24 Stunden vor dem Termin kostenlos. Alle Kinder brauchen eine Überweisung. Rezepte gelten höchstens 3 Monate.",
    right: [
      "Montags ist die Praxis geöffnet.",
      "Hunde sind im Wartezimmer nicht erlaubt.",
      "Bis zu 24 Stunden vor dem Termin ist eine Absage kostenlos.",
    ],
    wrong: [
      "Montags ist die Praxis geschlossen.",
      "Hunde sind im Wartezimmer erlaubt.",
      "Eine Absage ist bis zu 24 Stunden nach dem Termin kostenlos.",
      "Kein Kind braucht eine Überweisung.",
      "Rezepte gelten mindestens 3 Monate.",
    ],
  },
  {
    says: "# Oficina\n\nLa oficina está abierta los lunes. Las mascotas están prohibidas en la piscina. Todos los vecinos pueden usar el gimnasio. El contrato dura como máximo 12 meses. Hay que pagar antes del día 5.",
    right: [
      "Los lunes la oficina está abierta.",
      "Las mascotas no están permitidas en la piscina.",
      "El contrato dura hasta 12 meses.",
    ],
    wrong: [
      "La oficina está cerrada los lunes.",
      "Las mascotas están permitidas en la piscina.",
      "Nadie de los vecinos puede usar el gimnasio.",
      "El contrato dura al menos 12 meses.",
      "Hay que pagar después del día 5.",
    ],
  },
  {
    says: "# Bureau\n\nLe bureau est ouvert le lundi. Les chiens sont interdits dans la piscine. Tous les locataires peuvent utiliser la salle de sport. Le dossier doit arriver avant le 5. Le bail dure au moins 12 mois.",
    right: ["Le lundi, le bureau est ouvert.", "Les chiens ne sont pas autorisés dans la piscine."],
    wrong: [
      "Le bureau est fermé le lundi.",
      "Les chiens sont autorisés dans la piscine.",
      "Aucun locataire ne peut utiliser la salle de sport.",
      "Le dossier doit arriver après le 5.",
      "Le bail dure au plus 12 mois.",
    ],
  },
  {
    says: "# Plans\n\nThe Starter plan includes up to 3 users. Exports are available on the Team plan only. You can cancel at any time. Invoices are sent monthly. Support answers within one business day. Data is deleted 30 days after you cancel. Two-factor sign-in is mandatory for admins and optional for everyone else. We do not sell your data. A trial lasts 14 days and needs no credit card.",
    right: [
      "The Starter plan includes at most 3 users.",
      "Exports are only available on the Team plan.",
      "You can cancel whenever you like, at any time.",
      "Invoices come monthly.",
      "Support answers within one business day.",
      "Your data is deleted 30 days after you cancel.",
      "Admins must use two-factor sign-in.",
      "Two-factor sign-in is mandatory for admins.",
      "We never sell your data.",
      "Your data is not sold.",
      "No credit card is needed for the trial.",
      "The trial lasts 14 days.",
    ],
    wrong: [
      "The Starter plan includes at least 3 users.",
      "The Starter plan includes more than 3 users.",
      "Exports are available on every plan.",
      "You can never cancel.",
      "You cannot cancel at any time.",
      "Invoices are sent yearly.",
      "Data is deleted 30 days before you cancel.",
      "Two-factor sign-in is optional for admins.",
      "We sell your data.",
      "A trial needs a credit card.",
      "The trial is free.",
      "Exports are unavailable on the Team plan.",
      "Data is kept 30 days after you cancel.",
      "Everyone must cancel within 30 days.",
    ],
  },
  {
    says: "# Visits\n\nYou must not eat for eight hours before the test. Children under 12 need a parent. Walk-ins are welcome on weekdays; on weekends you need an appointment. Most insurance plans are accepted. Late arrivals of more than 15 minutes are rescheduled. Masks are no longer required. Flu shots are free for members; others pay $25. The lab is closed on public holidays.",
    right: [
      "Do not eat for eight hours before the test.",
      "You may not eat for eight hours before the test.",
      "Children younger than 12 need a parent.",
      "Walk-ins are welcome on weekdays.",
      "You need an appointment on weekends.",
      "Most insurance plans are accepted.",
      "Masks aren't required any more.",
      "Flu shots are free for members.",
      "Flu shots cost $25 for others.",
      "On public holidays the lab is not open.",
      "If you arrive more than 15 minutes late, you are rescheduled.",
    ],
    wrong: [
      "You must eat for eight hours before the test.",
      "You must not eat for eight hours after the test.",
      "Children over 12 need a parent.",
      "Children under 12 need no parent.",
      "Walk-ins are not welcome on weekdays.",
      "All insurance plans are accepted.",
      "Insurance plans are not accepted.",
      "Masks are required.",
      "Flu shots are free for everyone.",
      "The lab is open on public holidays.",
      "Late arrivals of less than 15 minutes are rescheduled.",
      "Hardly any insurance plans are accepted.",
    ],
  },
  {
    says: "# Umzug\n\nDie Kaution beträgt höchstens drei Monatsmieten. Haustiere sind nur mit Zustimmung erlaubt. Rauchen ist im Treppenhaus nicht gestattet. Die Kündigung muss spätestens am dritten Werktag eingehen. Nebenkosten sind in der Miete enthalten, Strom jedoch nicht.",
    right: [
      "Die Kaution beträgt maximal drei Monatsmieten.",
      "Rauchen ist im Treppenhaus verboten.",
      "Nebenkosten sind in der Miete enthalten.",
      "Haustiere sind mit Zustimmung erlaubt.",
      "Strom ist nicht in der Miete enthalten.",
    ],
    wrong: [
      "Die Kaution beträgt mindestens drei Monatsmieten.",
      "Rauchen ist im Treppenhaus gestattet.",
      "Haustiere sind ohne Zustimmung erlaubt.",
      "Nebenkosten sind nicht in der Miete enthalten.",
      "Strom ist in der Miete enthalten.",
      "Haustiere sind nie erlaubt.",
    ],
  },
  {
    says: "# Piscina\n\nLa piscina cierra a las 22:00. Los niños menores de 12 años deben ir con un adulto. No se permite comer. La entrada es gratuita para socios.",
    right: [
      "La entrada es gratis para socios.",
      "Está prohibido comer.",
      "Los niños menores de 12 años van con un adulto.",
    ],
    wrong: [
      "La piscina abre a las 22:00.",
      "Los niños mayores de 12 años deben ir con un adulto.",
      "Se permite comer.",
      "La entrada cuesta para socios.",
    ],
  },
  {
    says: "# Piscine\n\nLa piscine ferme le soir. Les enfants de moins de 12 ans doivent venir avec un adulte. Il n'est pas permis de manger. L'entrée est gratuite pour les membres, sauf le dimanche.",
    right: [
      "L'entrée est gratuite pour les membres.",
      "Il est interdit de manger.",
      "Les enfants de moins de 12 ans viennent avec un adulte.",
    ],
    wrong: [
      "La piscine ouvre le soir.",
      "Les enfants de plus de 12 ans doivent venir avec un adulte.",
      "Il est permis de manger.",
      "L'entrée est payante pour les membres.",
    ],
  },
  {
    says: "# Paying\n\nRent is due on the 1st of the month. Service animals and emotional support animals are not pets. There is no fee and no deposit; please send a letter. A pet costs $35 of rent a month and a deposit of $300 once.",
    right: [
      "Rent is due on the 1st of each month.",
      "There is no deposit for service animals.",
      "A pet costs a deposit of $300.",
    ],
    wrong: ["Service animals cost a $300 deposit.", "There is no rent due on the 1st."],
  },
];

for (const { says, right, wrong } of ARTICLES) {
  const knowledge = aKnowledge({ "article.md": says });
  const title = says.slice(2, says.indexOf("\n"));
  describe(title, async () => {
    const asked = { collection: "default", text: says, previous: null };
    const grounds = readGrounds((await new PassageRetriever(knowledge).retrieve(asked)).passages);
    for (const claim of right)
      test(`supported: ${claim}`, () => expect(findGround(claim, grounds)).not.toBeNull());
    for (const claim of wrong)
      test(`not supported: ${claim}`, () => expect(findGround(claim, grounds)).toBeNull());
  });
}
