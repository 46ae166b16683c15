import { concept } from "./concept.ts";

/** What small talk is made of, in the languages supported. */
export const SMALL_TALK_CONCEPTS = {
  greet: concept(
    `hi hello helo hellooo hey heya hiya howdy yo hola hallo greetings morning afternoon evening sup moin servus gruezi buenas
    bonjour bonsoir salut coucou`,
    `good morning|good afternoon|good evening|good day|whats up|what s up|nice to meet|pleased to meet|long time no see|
    guten morgen|guten tag|guten abend|gruss gott|buenos dias|buenas tardes|buenas noches`,
  ),
  thank: concept(
    `thanks thank thx thnx thnks thanx ty tysm cheers appreciate appreciated grateful lifesaver danke dank dankeschon gracias
    agradezco merci remercie`,
    "kind of you|much obliged",
  ),
  bye: concept(
    "bye goodbye goodnight cya farewell later tschuss tschau adios",
    `good bye|good night|see you|see ya|talk to you later|take care|so long|have a nice|have a good|have a great|nice day|
    catch you|until next time|signing off|good chatting|nice chatting|nice talking|nice speaking|good talking|great talking|
    good speaking|great speaking|enjoyed talking|auf wiedersehen|bis bald|bis dann|bis spater|schonen tag|schones wochenende|
    hasta luego|hasta pronto|hasta manana|nos vemos|buen dia|au revoir|a bientot|bonne journee|bonne soiree`,
  ),
  okay: concept(
    `ok okay okey k kk alright fine cool nice great perfect awesome wonderful excellent super good sure yes yep yeah yup no nope
    nah understood nevermind np lol haha hahaha wow hmm gut genau ja nein prima toll verstanden passt vale perfecto genial
    claro si oui non parfait`,
    `all right|got it|makes sense|sounds good|i see|never mind|that s all|that is all|nothing else|that s everything|
    good to know|no problem|no worries|you re welcome|well done|good job|great job|oh well|alles klar|muy bien|de acuerdo|
    d accord|tres bien`,
  ),
  chat: concept(
    "hobbies joke jokes trivia bored test testing",
    `how are you|how are things|how s it going|how is it going|how have you been|how do you do|how s your day|how is your day|
    how was your day|how old are you|your age|your name|who are you|what are you|who made you|who created you|who built you|
    who programmed you|where are you from|where were you born|where do you live|do you come from|do you have pets|any pets|
    for fun|free time|your boss|do you work for|employs you|make me laugh|something funny|meaning of life|purpose of life|
    point of life|fun fact|interesting fact|something interesting|are you a bot|are you a robot|are you human|are you real|
    are you a person|are you a real|are you an ai|are you a computer|are you artificial|a bot or|or a human|or a bot|
    or a machine|or a robot|am i talking|am i speaking|love you|marry me|you are the best|you re the best|you re great|
    you re awesome|you are great|you are awesome|you are funny|you re funny|very helpful|so helpful|hope you|hope your|
    happy birthday|happy new year|merry christmas|happy holidays|do you sleep|do you dream|do you like|are you happy|
    wie geht|bist du|wer bist du|wie heisst du|sind sie ein|que tal|como estas|como esta|eres un|es usted un|quien eres|
    como te llamas|que tengas|ca va|comment allez|comment vas|etes vous un|es tu un|qui es tu|comment t appelles`,
  ),
};
