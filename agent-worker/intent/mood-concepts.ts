import { concept } from "./concept.ts";

/** What anger is made of, in the languages supported. */
export const ANGER_CONCEPTS = {
  anger: concept(
    `ridiculous unacceptable outrageous outraged pathetic disgrace disgraceful disgusting disgusted appalling
    appalled atrocious infuriating furious angry annoyed annoying frustrated frustrating frustration insane
    unbelievable crazy wtf wth seriously damn dammit goddamn crap bullshit fuck* shit* pissed livid terrible awful
    horrible horrendous worst dreadful lousy hopeless nightmare frechheit unverschamt* stinksauer sauer wutend
    verargert lacherlich unfassbar mist scheisse verdammt katastrophe saftladen verguenza genervt harto harta inaceptable
    indignante enfadado enojado furioso ridiculo pesimo pesima mierda asco indignado inadmissible inacceptable
    honte marre furieux furieuse colere enerve scandaleux lamentable merde ridicule degoute agace`,
    `fed up|sick of|sick and tired|tired of|is a joke|are a joke|such a joke|what a joke|complete joke|bad joke|
    total joke|ein witz|had enough|shame on|driving me|drives me|what the hell|what the heck|are you kidding|kidding me|
    can t believe|can not believe|cannot believe|darf doch nicht wahr|nicht zu fassen|nicht euer ernst|
    wieder nichts|c est pas possible|no me lo puedo creer|are you serious|you must be joking|for god s sake|
    for the love of|heaven s sake|screw you|never again|nase voll|geht gar nicht|reicht mir|una burla|no puede ser|
    hasta las narices|ras le bol|n importe quoi`,
  ),
  insult: concept(
    `useless stupid dumb idiot idiots idiotic incompetent moron morons worthless garbage trash rubbish thief thieves
    liar liars lied scammers crooks clueless nutzlos unfahig dumm idioten inkompetent betruger abzocke inutil
    inutiles incompetentes estupido estafadores ladrones clowns amateurs nuls incompetents incapables voleurs
    arnaque arnaqueurs`,
  ),
  letDown: concept(
    `disappointed disappointing dissatisfied unhappy wasted ignored ignoring hate lawyer sue authorities ombudsman
    enttauscht unzufrieden zeitverschwendung anwalt decepcionado decepcionada abogado decu decue avocat`,
    `let down|nothing works|nothing is working|nothing happens|doesn t work at all|complete waste|total waste|
    utter waste|waste of my|waste of money|wasting my time|straight answer|nobody cares|no one cares|no one seems|
    nobody answers|no one answers|nobody replies|no reply|no answer|no response|never calls|nobody ever|no one ever|ever replies|ever answers|ever responds|
    wrong with you|not listening|don t listen|hung up|cut off|you people|bad review|report you|niemand meldet|
    niemand antwortet|keine antwort|keiner meldet|nadie contesta|nadie responde|nadie me|i m done|i am done|
    we re done|i give up|cancelling everything|cancel everything|taking my business|leaving you|perdida de tiempo|
    personne ne repond|aucune reponse|perte de temps`,
  ),
  missed: concept(
    "",
    `not what i asked|not my question|not an answer|not my answer|did not answer|didn t answer|doesn t answer|
    does not answer|not answer my|not helping|isn t helping|not helpful|no help|same answer|wrong answer|
    keep repeating|repeating yourself|going in circles|thanks for nothing|what i write|what i wrote|what i said|
    what i am saying|what i m saying|to what i|same thing|same link|same question|same reply|same page|same article|
    wrong again|already told you|told you already|explained this|explained it|explaining this|already asked|keep asking|
    already said|already explained|makes no sense|made no sense|das habe ich schon|dasselbe|lo mismo|la meme chose|
    la meme reponse|you don t understand|you did not understand|you didn t understand|that s not what|did you even|
    beantwortet meine frage nicht|nicht meine frage|hilft mir nicht|hilft nicht|verstehen sie nicht|
    no me esta ayudando|no me ayuda|no es lo que pregunte|no entiende|ne repond pas|n aide pas|pas ce que j ai|
    vous ne comprenez`,
  ),
  again: concept(
    "again still yet already keep keeps numerous mehrfach bereits todavia encore deja",
    `how many times|once more|second time|third time|fourth time|fifth time|three times|four times|five times|
    times now|times already|every time|every single|third email|second email|five emails|over and over|
    multiple times|several times|schon wieder|immer noch|third message|fourth message|time i ask|time i ve|
    times i ve|time i have|for the last time|zum dritten|zum zweiten|otra vez|de nuevo|tres veces|varias veces|
    toujours pas|trois fois|plusieurs fois`,
  ),
  waiting: concept(
    "waiting waited delayed warte gewartet esperando llevo attends attendre",
    `for weeks|for days|for months|for hours|for ages|two weeks|three weeks|over a week|over a month|on hold|
    hours on|seit wochen|seit drei|seit zwei|seit tagen|dos semanas|trois semaines`,
  ),
};

/** What haste and danger are made of, in the languages supported. */
export const HASTE_CONCEPTS = {
  urgent: concept(
    `urgent urgently asap immediately immediate emergency hurry quick quickly rush critical instantly dringend*
    eilig eilt sofort umgehend schnellstmoglich notfall unverzuglich urgente urgentemente urgencia emergencia
    inmediatamente urgence immediatement vite imperativement`,
    `as soon as possible|right now|right away|straight away|at once|time sensitive|high priority|top priority|
    cannot wait|can t wait|right this second|this instant|as fast as|so schnell wie|de inmediato|cuanto antes|
    lo antes posible|ahora mismo|ya mismo|au plus vite|des que possible|le plus vite|tout de suite`,
  ),
  deadline: concept(
    "today tonight deadline now minutes heute frist jetzt hoy aujourd",
    `this morning|this evening|within the hour|end of day|end of the day|by the end of|needs to go out|has to go out|
    must be done|by tomorrow|before tomorrow|tomorrow morning|by noon|before noon|by midnight|an hour|one hour|
    my flight|before my|closes in|starts in|leaves in|expires today|until monday|by 5pm|heute noch|bis morgen|
    heute abend|einer stunde|hoy mismo|esta noche|antes de manana|una hora|ce soir|demain matin|une heure`,
  ),
  breakdown: concept(
    `flood flooding flooded burst leak leaking pouring freezing outage offline stolen stole hacked rohrbruch
    uberschwemm* ausgesperrt gestohlen ausgefallen inundacion inunda* fuga robaron robado fuite inondation vole`,
    `someone is using|spending my money|locked out|no heating|power outage|is down|can t work|wasser lauft|en panne`,
  ),
  danger: concept(
    `overdose overdosed unconscious collapsed seizure fainted fainting suicide suicidal poisoned burglar* intruder choking
    choked drowning electrocuted unresponsive sparking flames explosion brustschmerz* atemnot bewusstlos gasgeruch
    brennt verschluckt erstick* selbstmord suizid uberdosis herzinfarkt ahoga* chispas inconsciente suicid* sobredosis
    matarme etouffe coince etincelles surdose inconscient inconsciente suicider`,
    `chest pain|chest pains|can t breathe|cannot breathe|can not breathe|hardly breathe|barely breathe|trouble breathing|
    difficulty breathing|struggling to breathe|short of breath|not breathing|stopped breathing|isn t breathing|any air|
    too many pills|box of pills|box of sleeping pills|having a heart attack|has a heart attack|heart attack right now|having a stroke|has a stroke|just had a stroke|allergic reaction|
    kill myself|killing myself|take her life|take his life|take my life|take my own life|ending my life|end my life|
    end it all|want to die|wants to die|to live anymore|not to live|be here anymore|hurt myself|hurting myself|
    harm myself|harming myself|cut myself|cut my wrists|swallowed a|swallowed some|swallowed the|swallowed bleach|
    drank bleach|drank cleaning|trapped in the lift|trapped in the elevator|sparks from|sparks coming|there are sparks|are trapped|she is trapped|he is trapped|i am trapped|i m trapped|
    people trapped|carbon monoxide|passed out|going numb|is numb|face is drooping|turned blue|on my chest|
    chest feels|chest hurts|throat is closing|tongue is swelling|face is swelling|lips are swelling|does not wake up|
    doesn t wake up|won t wake up|bleeding will not stop|bleeding won t stop|won t stop bleeding|bleeding a lot|
    bleeding heavily|there is blood|on fire|is burning|there is a fire|there s a fire|caught fire|smoke is|
    smoke coming|smoke in|electric shock|live wire|smell gas|gas leak|smell of gas|smells of gas|gas smell|
    smells like gas|broke into|break in|with a knife|with a gun|is beating me|nicht mehr leben|mich umbringen|mir das leben|
    mochte sterben|will sterben|tabletten geschluckt|atmet nicht|keine luft|starke schmerzen|schmerzen in der brust|
    druck auf der brust|blutet stark|nach gas|kommt rauch|es brennt|no quiero vivir|quiero morir|quitarme la vida|
    no respira|no puedo respirar|cuesta respirar|todas las pastillas|dolor en el pecho|dolor de pecho|
    presion fuerte en el pecho|presion en el pecho|no despierta|deja de sangrar|sale humo|se esta quemando|hay fuego|
    hay un incendio|huele a gas|olor a gas|olor fuerte a gas|fuga de gas|plus vivre|envie de mourir|me tuer|me suicider|
    mes jours|ne respire plus|mal a respirer|avale des|avale une|avale un|douleur a la poitrine|a la poitrine|la poitrine|
    arrete pas de saigner|en feu|pris feu|de la fumee|sent le gaz|odeur de gaz|fuite de gaz`,
  ),
  body: concept(
    `bleeding bleed blood swelling smoke fire stroke stuck trapped poison* fever dizzy pills blutet blutung* feuer rauch
    eingesperrt eingebrochen sangrando sangrar sangre atrapad* quemand* incendio fuego humo saigne saigner sang feu
    incendie fumee cambriol*`,
    `fever of|high fever|stuck in`,
  ),
  calm: concept(
    `insurance insured drill extinguisher extinguishers detector prevention prevent training policy covered
    cover meter bill history normal trial study apply participate feuerversicherung rauchmelder feuerloscher miete
    seguro extintor contador assurance assurances extincteur loyer balcon`,
    `emergency contact|emergency contacts|emergency exit|emergency room|emergency number|emergency plan|
    emergency procedure|in an emergency|in case of|side effect|side effects|smoke detector|fire extinguisher|
    fire extinguishers|fire alarm test|fire drill|fire door|fire safety|fire escape|fire insurance|flood insurance|
    urgent care|quick question|quick start|was quick|were quick|so quick|for now|right now i|rush hour|no rush|
    not urgent|years ago|last year|history of|what if|what happens|take part|carbon monoxide alarm|im notfall|im falle|
    bei einem|darf man|en caso de|si tuve|en cas d|que faire|apres un|soins urgents`,
  ),
};
