import { concept } from "./concept.ts";

/** What small talk is made of, in the languages supported. */
export const SMALL_TALK_CONCEPTS = {
  greet: concept(
    `hi hello helo hellooo hey heya hiya howdy yo hola hallo greetings morning afternoon evening sup moin servus
    gruezi buenas bonjour bonsoir salut coucou`,
    `good morning|good afternoon|good evening|good day|whats up|what s up|nice to meet|pleased to meet|
    long time no see|guten morgen|guten tag|guten abend|gruss gott|buenos dias|buenas tardes|buenas noches`,
  ),
  thank: concept(
    `thanks thank thx thnx thnks thanx ty tysm cheers appreciate appreciated grateful lifesaver danke dank
    dankeschon gracias agradezco merci remercie thankful`,
    "kind of you|much obliged|you saved|saved my|saved me|made my day|mil gracias",
  ),
  bye: concept(
    "bye goodbye goodnight cya ttyl farewell later tschuss tschau adios chao ciao",
    `good bye|bye for now|bye now|gotta go|got to go|have to go|have to run|heading off|good night|see you|see ya|
    talk to you later|take care|so long|have a nice|have a good|have a great|nice day|catch you|until next time|
    signing off|good chatting|nice chatting|nice talking|nice speaking|good talking|great talking|good speaking|
    great speaking|enjoyed talking|auf wiedersehen|bis bald|bis dann|bis spater|schonen tag|schones wochenende|
    hasta luego|hasta pronto|hasta manana|nos vemos|buen dia|au revoir|a bientot|bonne journee|bonne soiree|bonne nuit|gute nacht`,
  ),
  okay: concept(
    `ok okay okey k kk alright fine cool nice great perfect awesome wonderful excellent super good sure yes yep yeah
    yup no nope nah understood nevermind np noted hmm hm mhm gut genau ja nein prima toll verstanden passt vale
    perfecto genial claro si oui non parfait`,
    `all right|got it|makes sense|sounds good|i see|never mind|that s all|that is all|nothing else|that s everything|
    will do|go ahead|fair enough|works for me|good to know|no problem|no worries|you re welcome|well done|good job|
    great job|oh well|alles klar|muy bien|de acuerdo|d accord|tres bien`,
  ),
  laugh: concept(
    "lol lmao rofl haha* hehe* hihi* jaja* jeje* mdr ptdr xd wow",
    "made me laugh|you re funny|you are funny|so funny|that s funny|good one|nice one",
  ),
  praise: concept(
    `smart clever brilliant amazing impressive impressed fantastic genius sweet adorable klug schlau inteligente
    brillant`,
    `good bot|nice bot|great bot|clever bot|best bot|well done|good job|great job|nice job|good work|great work|
    nice work|i like you|like you bot|love you|love it|love this|you rock|you are the best|you re the best|
    you re great|you re awesome|you are great|you are awesome|very helpful|so helpful|gut gemacht|ich mag dich|
    bien hecho|buen trabajo|me encanta|bon travail|bien joue|je t aime`,
  ),
  fun: concept(
    "joke jokes riddle riddles trivia hobby hobbies witz witze chiste chistes blague blagues",
    `tell me something|something funny|something interesting|something cool|fun fact|interesting fact|make me laugh|
    sing me|sing us|sing a|sing something|a song for me|a poem|me a story|meaning of life|purpose of life|
    point of life|meaning to life|meaning in life|sense of life|sinn des lebens|sentido de la vida|sens de la vie|
    marry me|are you single|are you married|your girlfriend|your boyfriend|your favorite|your favourite|
    your birthday|your hobby|your hobbies|do you like|do you love|do you dream|do you sleep|do you eat|
    do you believe in|do you have feelings|do you feel|do you get tired|do you ever|you have pets|you have any pets|
    have a pet|are you bored|are you happy|are you sad|are you tired|are you hungry|are you lonely|are you alive|
    are you there|knock knock|just testing|testing testing|only a test|a test message|cuentame|raconte moi|
    erzahl mir`,
  ),
  chat: concept(
    "",
    `how are you|how are things|how s it going|how is it going|how have you been|how do you do|how s your day|
    how is your day|how was your day|how old are you|your age|your name|who are you|what are you|who made you|
    who created you|who built you|who designed you|who owns you|who trained you|what s your name|what is your name|
    do you have a name|who programmed you|where are you from|where were you born|where do you live|
    how are you feeling|what are you up to|what are you doing|how is life|how s life|how are u|what s new|
    what s good|hows it going|como va|como te va|comment tu vas|wie heisst|wie alt bist|do you come from|
    do you have pets|any pets|for fun|free time|your boss|do you work for|employs you|are you a bot|are you a robot|
    are you human|are you real|are you a person|are you a real|are you an ai|are you a computer|are you artificial|
    a bot or|or a human|or a bot|or a machine|or a robot|am i talking|am i speaking|hope you|hope your|
    happy birthday|happy new year|merry christmas|happy holidays|wie geht|bist du|wer bist du|wie heisst du|
    sind sie ein|que tal|como estas|como esta|eres un|es usted un|quien eres|como te llamas|que tengas|ca va|
    comment allez|comment vas|etes vous un|es tu un|qui es tu|comment t appelles`,
  ),
};
