import { concept } from "./concept.ts";

/** What a request for a person is made of, in the languages supported. */
export const PERSON_CONCEPTS = {
  speak: concept(
    `talk talks talking speak speaking chat chatting converse discuss discussing sprechen reden chatten telefonieren
    unterhalten besprechen hablar chatear conversar comunicarme comunicame comuniqueme platicar parler discuter
    echanger`,
    "word with|complain to|complaint to|complaint with|deal with|dealing with|deal directly with",
  ),
  reach: concept(
    `contact contacting reach call calling phone ring assist kontaktieren erreichen anrufen anruf ruft rufen melden
    contactar llamar llamen llame atender atienda atiende atenderme contacter joindre appeler appelez`,
    `in touch|get hold of|get back to|gets back to|write to me|hear from|look into|take a look|reply to me|
    come back to me|message me|se mettre en contact|in verbindung`,
  ),
  hand: concept(
    `connect transfer put pass forward hand patch switch redirect route refer handover handoff bring verbinden
    verbinde verbindet weiterleiten weiterverbinden leiten pase paseme pasame transfiera transfierame transfiereme
    pongame poneme comunique passez passer mettez transferez`,
    `hand over|hand off|put me through|put me thru|take me to|pass me|forward me|link me|hook me up|set me up with|
    geben sie mir|mettre en relation|en relation avec`,
  ),
  obtain: concept(
    `want wanna need get gimme give have prefer rather like love request insist require asking wish mochte brauche
    quiero quisiera necesito deseo prefiero veux voudrais souhaite aimerais besoin prefere`,
    "ich will|me gustaria",
  ),
  sure: concept(
    `human humans hooman operator operators representative representatives rep reps csr mensch menschen
    ansprechpartner* humano humanos operador operadora teleoperador* humain humaine conseiller conseillere
    teleconseiller*`,
    `live agent|live chat|live support|live person|real person|real people|real agent|actual person|actual people|
    human being|somebody real|someone real|living person|proper person|breathing person|someone human|
    somebody human|real employee|echte person|richtige person|persona real|persona de verdad|persona humana|
    ser humano|echter mensch|richtige leute|echte leute|echte menschen|alguien real|alguien de verdad|ayuda humana|
    atencion humana|vraie personne`,
  ),
  person: concept(
    `person people agent agents employee employees staff colleague colleagues adviser advisor advisers advisors
    consultant specialist expert assistant supervisor manager boss superior attendant mitarbeiter mitarbeiterin
    kollege kollegen kollegin berater beraterin vorgesetzte* sachbearbeiter* agente agentes persona asesor asesora
    representante encargado encargada empleado empleada trabajador leute gente personne responsable employe
    collaborateur collegue superieur`,
    `team member|member of your|member of the|member of staff|staff member|one of your people|your people|
    somebody else|someone else|anybody else|anyone else|jemand anderen|otra persona|quelqu un d autre`,
  ),
  someone: concept(
    "someone somebody anyone anybody whoever jemand jemandem jemanden irgendwer irgendwen irgendjemand alguien",
    "quelqu un|some one|any one",
  ),
  oneOf: concept(
    "",
    `one of your|any of your|one of the|one of you|any of you|a member of|uno de sus|alguno de|un de vos|einer ihrer`,
  ),
  whoCan: concept(
    "",
    `who can i|who could i|who may i|who can we|whom can i|whom could i|with whom|mit wem|con quien|avec qui|a qui|
    who do i speak|who do i talk|who should i speak|who should i talk|who else is there|who else can|who else could`,
  ),
  byPhone: concept(
    "telefonisch",
    "on the phone|by phone|over the phone|via phone|am telefon|por telefono|au telephone|par telephone",
  ),
  callMe: concept(
    "",
    `call me|ring me|phone me|calls me|phones me|contact me|contacts me|reach me|ruft mich|rufen mich|llameme|
    llamarme|appelez moi`,
  ),
  role: concept(
    `nurse nurses doctor doctors physician therapist dentist midwife pharmacist coordinator coordinators
    investigator receptionist reception landlord caretaker concierge superintendent janitor technician technicians
    engineer engineers plumber electrician accountant lawyer sales billing support office team teams department
    arztin arzt pfleger pflegerin krankenschwester apotheker apothekerin hausmeister techniker technikerin
    zahnarzt klempner elektriker handwerker fontanero electricista dentista plombier electricien dentiste
    vermieter hausverwaltung verwaltung buchhaltung vertrieb studienleitung medico medica doctora enfermera
    enfermero farmaceutico tecnico portero conserje casero administrador coordinadora coordinador recepcion ventas
    facturacion equipo medecin docteur infirmiere infirmier pharmacien gardien gestionnaire syndic technicien
    proprietaire coordinateur coordinatrice secretariat comptabilite equipe accueil`,
    `front desk|person in charge|someone in charge|in charge|account manager|property manager|building manager|
    success manager|site manager|case manager|study team|care team`,
  ),
  service: concept(
    "helpdesk kundendienst kundenservice kundenbetreuung",
    `customer service|customer care|customer support|support staff|support person|tech support|technical support|
    help desk|your support|servicio al cliente|atencion al cliente|service client|service clients|support client`,
  ),
  callback: concept(
    "callback ruckruf zuruckrufen zuruckgerufen llamenme llameme rappele rappeler rappelle rappellent",
    `call back|call me back|called back|ring me|call me please|call me now|call me on|call me at|call me asap|
    call me immediately|call me today|call me tomorrow|call me this|phone me|give me a call|give us a call|
    give me a ring|arrange a call|schedule a call|call from|rufen sie mich|ruf mich|mich anrufen|anrufen lassen|
    devolver la llamada|devuelvan la llamada|que me llame|que me llamen|que me llamaran|me puede llamar|
    me pueden llamar|me podria llamar|me podrian llamar|me llame alguien|me llame el|me llame la|rappelez moi|m appeler|m appelle`,
  ),
  escalate: concept(
    "escalate escalation escalated escalating eskalieren escalar escalader",
    "take this further|take it higher",
  ),
  bot: concept(
    `bot bots robot robots chatbot machine machines automated ai computer canned roboter automat automatisch*
    maquina automatico* automatise* ki ia chatgpt algorithm recording`,
    "virtual assistant|auto reply|auto replies",
  ),
  me: concept("me us mir mich uns nos conmigo moi nous"),
  ask: concept(
    "please pls plz let bitte podria puede pueden svp stp",
    `can i|could i|may i|can you|could you|would you|will you|can u|could u|i want|i need|i would like|i d like|
    i d love|i d prefer|i d rather|i prefer|i must|is it possible|would it be possible|any chance|possible to|
    who do i|where can i|when can i|want to|need to|wish to|like to|can someone|can somebody|
    can anyone|could someone|could somebody|kann ich|konnte ich|darf ich|konnen sie|konnten sie|ich mochte|
    ich wurde|ich brauche|kann mich|kann mir|is there a way|can we|could we|let us|puedo|podria|por favor|
    me gustaria|puis je|pouvez vous|je peux|est ce que je peux|je veux|je voudrais|j aimerais|je souhaite|
    s il vous plait`,
  ),
  howTo: concept(
    "wie como comment",
    "how do i|how can i|how do we|how can we|how to|how would i|wie kann ich|como puedo|como hago|comment puis je",
  ),
  whenTo: concept(
    "wann cuando quand",
    "when will|when does|when is|when are|what time|how soon|how fast|will the|will somebody|will someone|who will",
  ),
  channel: concept(
    "telefonsupport",
    `phone support|telephone support|chat support|email support|support by phone|support by chat|weekend support|
    support hours|support team|support plan|telefonischer support|telefonischen support|support am telefon|
    soporte telefonico|atencion por telefono|atencion telefonica|support telephonique|assistance par telephone|
    assistance telephonique`,
  ),
  without: concept(
    "",
    `without seeing|without calling|without talking to|without speaking to|without phoning|without meeting|
    without contacting|without asking|without visiting|without an appointment|ohne termin|ohne anruf|sin ver|sin llamar|
    sin hablar con|sans voir|sans appeler|sans parler|sans rendez vous`,
  ),
  kindOf: concept(
    "female male lady woman women kinderarzt frauenarztin pediatra pediatre ginecologa gynecologue femme mujer",
    `specialist for|specialists for|specialist in|specialists in|expert on|expert in|experts in|doctor for|
    spezialist fur|spezialisten fur|especialista en|especialistas en|specialiste du|specialiste de|specialiste des|
    with experience in`,
  ),
  place: concept(
    "",
    `on site|at night|at the desk|in the evening|in the building|in the house|at this location|at the practice|
    during the visit|on sundays|on saturdays|at weekends|im haus|vor ort|en la recepcion|en la clinica|la nuit|
    sur place|house calls`,
  ),
  feature: concept(
    `does included extra offer plan plans tarif paket incluye incluido formule comprend compris`,
    `part of|comes with|come with|do you offer|is there support|are there support|do we get|do i get|do you get`,
  ),
  available: concept(
    "available there here online around disponible verfugbar hay",
    "is there|are there|isn t there|aren t there|gibt es|ist da|no hay|y a t il|il y a|working here|works here",
  ),
  anybodyThere: concept(
    "",
    `anyone there|anybody there|someone there|somebody there|anyone here|anybody here|anybody home|anyone home|
    hay alguien|hay nadie|no hay nadie|ist da jemand|ist jemand da|ist hier jemand|ist hier niemand|niemand da|
    il y a quelqu un|y a t il quelqu un|quelqu un est la`,
  ),
  duty: concept(
    "",
    `do i need|do i really need|do i have to|did i have to|will i have to|am i supposed to|is it necessary|
    do we need|do we have to|should i|should we|must i|does anyone have|muss ich|soll ich|tengo que|debo|dois je|
    faut il`,
  ),
  setup: concept(
    `add adding assign create configure remove removing delete export import invite merge limit role fee cost report
    reports field record records become hinzufugen fuge entfernen agregar agrego anadir eliminar ajouter supprimer
    named come bring accompany join participate venir begleiten mitbringen acompanar accompagner teilnehmen
    participar participer tienen teneis`,
    `set up|haben sie|habt ihr|avez vous|switch to another|switch to a different|change to another|what is|what are|what does|which|how does|who is|who are|who do you|do you have|contact person|
    by mistake|human resources|human trial|human trials|human body|human study|human error|human research|in humans|
    do humans|call centre|call center|emergency contact|how many|how much|how long|how often|can i bring|
    may i bring|can i assign|what happens|where can i find the|spoke to|talked to|spoke with|was told by`,
  ),
  not: concept(
    `no not never without stop skip bypass avoid enough instead only kein keine keinen nicht ohne statt sin pas sans
    plutot`,
    "don t|do not|isn t|rather than|get past|get around|no more|enough of|en lugar de|en vez de|au lieu",
  ),
  naming: concept(
    "",
    `call you|call yourself|call me an|call me a|call an|call a|call it|they call|calling me|can you speak|
    can you talk|could you speak|could you talk|speak in|do you call|me as|stop talking|stop speaking|stop chatting|
    shut up|be quiet`,
  ),
  mine: concept("my his her their mein meine meinem meinen mi mis mon ma mes"),
  money: concept(
    "money pay paying payment payments argent dinero geld euros dollars uberweisen virement paiement pago",
  ),
  language: concept(
    `arabic russian ukrainian chinese mandarin cantonese portuguese dutch greek hindi urdu japanese korean romanian
    arabisch russisch ukrainisch polnisch turkisch italienisch arabe ruso chino portugues italiano russe chinois portugais
    italien english spanish german french polish italian turkish englisch deutsch spanisch franzosisch ingles espanol
    aleman frances anglais francais espagnol allemand`,
  ),
  beside: concept(
    "by through app module price system account video web website myself recorded",
    `chat history|chat log|chat window|chat widget|chat transcript|chat bubble|chat button|call history|call log|
    phone number|phone line|video call|video visit|by video|over video|washing machine|atm machines|atm machine|
    coffee machine|vending machine|machine learning`,
  ),
} as const;
