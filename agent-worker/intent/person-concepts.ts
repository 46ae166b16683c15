import { concept } from "./concept.ts";

/** What a request for a person is made of, in the languages supported. */
export const PERSON_CONCEPTS = {
  speak: concept(
    `talk talks talking speak speaking chat chatting converse discuss discussing sprechen reden chatten telefonieren
    unterhalten hablar chatear conversar comunicarme comunicame comuniqueme platicar parler discuter echanger`,
    "word with|deal with|dealing with|deal directly with",
  ),
  reach: concept(
    `contact contacting reach call calling phone ring assist kontaktieren erreichen anrufen anruf ruft rufen melden
    contactar llamar llamen llame atender atienda contacter joindre appeler appelez`,
    "in touch|get hold of|get back to|write to me|hear from|look into|take a look|reply to me|come back to me",
  ),
  hand: concept(
    `connect transfer put pass forward hand patch switch redirect route refer handover handoff bring verbinden verbinde
    verbindet weiterleiten weiterverbinden leiten pase paseme pasame transfiera transfierame transfiereme pongame poneme
    comunique passez passer mettez transferez`,
    "hand over|hand off|put me through|put me thru|take me to|geben sie mir|mettre en relation|en relation avec",
  ),
  obtain: concept(
    `want wanna need get gimme give have prefer rather like love request insist require asking wish mochte brauche quiero
    quisiera necesito deseo prefiero veux voudrais souhaite aimerais besoin prefere`,
    "ich will|me gustaria",
  ),
  sure: concept(
    `human humans hooman operator operators representative representatives rep reps csr mensch menschen ansprechpartner*
    humano humanos operador operadora teleoperador* humain humaine conseiller conseillere teleconseiller*`,
    `live agent|live chat|live support|live person|real person|real people|real agent|actual person|actual people|human being|
    somebody real|someone real|living person|echte person|richtige person|persona real|persona de verdad|persona humana|ayuda humana|atencion humana|vraie personne`,
  ),
  person: concept(
    `person people agent agents employee employees staff colleague colleagues adviser advisor advisers advisors consultant
    specialist expert assistant supervisor manager boss superior attendant mitarbeiter mitarbeiterin kollege kollegen kollegin
    berater beraterin vorgesetzte* sachbearbeiter* person agente agentes persona asesor asesora representante encargado
    encargada empleado empleada supervisor personne agent responsable employe collaborateur collegue superieur`,
    "team member|member of your|member of staff|staff member|one of your people",
  ),
  someone: concept(
    "someone somebody anyone anybody jemand jemandem jemanden alguien",
    "quelqu un|one of your|any of your|one of you",
  ),
  role: concept(
    `nurse nurses doctor doctors physician coordinator receptionist reception landlord sales office team department arztin arzt
    hausverwaltung verwaltung medico medica enfermera recepcion medecin infirmiere secretariat`,
    "front desk|person in charge|someone in charge|in charge",
  ),
  service: concept(
    "helpdesk kundendienst kundenservice kundenbetreuung",
    `customer service|customer care|customer support|support staff|support person|tech support|technical support|help desk|
    your support|servicio al cliente|atencion al cliente|service client|service clients|support client`,
  ),
  callback: concept(
    "callback ruckruf zuruckrufen zuruckgerufen llamenme llameme rappele rappeler",
    `call back|call me back|called back|ring me|call me please|call me now|call me on|call me at|call me asap|
    call me immediately|phone me|give me a call|give us a call|give me a ring|arrange a call|schedule a call|call from|
    rufen sie mich|ruf mich|mich anrufen|anrufen lassen|devolver la llamada|devuelvan la llamada|que me llame|que me llamen|
    que me llamaran|me puede llamar|me pueden llamar|rappelez moi|m appeler|au telephone|par telephone|por telefono`,
  ),
  escalate: concept(
    "escalate escalation escalated escalating eskalieren escalar escalader",
    "take this further|take it higher",
  ),
  bot: concept(
    `bot bots robot robots chatbot machine machines automated ai computer canned roboter automat automatisch* maquina
    automatico* automatise*`,
    "virtual assistant",
  ),
  me: concept("me us mir mich uns nos conmigo moi nous"),
  ask: concept(
    "please pls plz let bitte podria puede pueden svp stp",
    `can i|could i|may i|can you|could you|would you|will you|can u|could u|i want|i need|i would like|i d like|i d love|
    i d prefer|i d rather|i prefer|i must|is it possible|would it be possible|any chance|possible to|who can i|who do i|
    where can i|when can i|how can i|how do i|want to|need to|wish to|like to|can someone|can somebody|can anyone|could someone|
    could somebody|kann ich|konnte ich|darf ich|konnen sie|konnten sie|ich mochte|ich wurde|ich brauche|kann mich|kann mir|
    puedo|por favor|me gustaria|puis je|pouvez vous|je peux|est ce que je peux|je veux|je voudrais|j aimerais|je souhaite|
    s il vous plait`,
  ),
  available: concept(
    "available there here online around disponible verfugbar",
    "is there|are there|anyone there|anybody there|gibt es|ist da|hay alguien|y a t il|il y a",
  ),
  duty: concept(
    "",
    `do i need|do i have to|do we need|do we have to|should i|should we|must i|does anyone have|muss ich|soll ich|tengo que|
    debo|dois je|faut il`,
  ),
  setup: concept(
    `add adding assign create configure remove removing delete export import invite merge limit role fee cost report reports
    field record records become hinzufugen fuge entfernen agregar agrego anadir eliminar ajouter supprimer named`,
    `set up|what is|what are|what does|which|how does|who is|who are|who do you|do you have|contact person|by mistake|
    human resources`,
  ),
  not: concept(
    "no not never without stop skip instead only kein keine keinen nicht ohne sin pas sans",
    "don t|do not|isn t|rather than",
  ),
  mine: concept("my his her their mein meine meinem meinen mi mis mon ma mes"),
  beside: concept("by through app module plan price system account money video web website myself"),
} as const;
