/** Words of questions and sentences that say nothing about their subject, folded as the index folds them. */
export const STOP_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(`a about am an and any are as at be because been being but by can cannot could did do does doing done
    for from get give go had has have having he her here hers him his how i if in into is isn it its just kindly know
    let like ll m many may me might more most much must my need no nor not of on one or our out please re s shall she
    should so some such t tell than that the their them then there these they this those to too u up us ve very want
    was we were what when where which while who whom whose why will with would yes yet you your yours arent cant couldnt
    d didnt doesnt dont hadnt hasnt havent isnt ive shouldnt thats theres ur wasnt werent whats wont wouldnt youre`),
  de: words(`aber alle als am an auch auf aus bei bin bis bitte da damit das dass dein dem den denn der des die dies
    diese dieser dieses dir doch du durch ein eine einem einen einer eines er es etwas fur gibt habe haben hat hatte
    ich ihm ihn ihr ihre im in ist ja kann kein keine konnen konnte machen man mehr mein meine mich mir mit mochte
    mussen muss nach nicht noch nur ob oder ohne sehr sein seine sich sie sind so soll uber um und uns unser unter
    viel vom von vor wann war waren warum was welche welcher welches wenn wer werden wie wieviel wir wird wo wurde
    wurden zu zum zur`),
  es: words(`a al algo algun alguna como con cual cuales cuando cuanto cuanta de del desde donde e el ella ellos en
    entre era es esa ese eso esta estan estar este esto favor fue ha hacer hasta hay he la las le les lo los mas me mi
    mis mucho muy nada no nos o para pero por porque puede puedo que quien se ser si sin sobre son soy su sus tal
    tambien te tengo tiene tu tus un una uno unos usted y ya yo`),
  fr: words(`a ai alors au aux avec avez avoir c ce ces cet cette comme comment d dans de des du elle elles en est et
    etait etre eux fait faire fut il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on
    ou par pas peut peux plus plait pour pourquoi puis qu quand que quel quelle quelles quels qui s sa sans se ses si
    son sont sur t ta te tes toi ton tu un une vos votre vous y`),
};

/** Words that are rarely what a question is about, in English, though articles use them. */
export const WEAK_WORDS: ReadonlySet<string> =
  words(`actually again ago already also always anybody anymore anyone
  anything anyway around away back best big bit cheers came come comes coming correctly dear else even ever every
  everybody everyone everything exactly far few find fine goes going gone gets getting got happen happened happens hello
  help hey hi however instead keep keeps kind least little long longer look looked looking looks lot made make makes
  making maybe mean means myself never new nobody nothing now okay ok old one ones ourselves people person please
  possible probably properly put puts question quick quite rather really regards right said say saying says see seem
  seems show simply since somebody somehow someone something somewhere soon still straight stuff suddenly sure take
  takes taking team thank thanks thing things think thought time times today together told tomorrow tonight too took
  tried tries try trying two use used using wanted wanting want wants way ways went whatever wishes without wonder
  wondering work works working yesterday`);

export const ALL_STOP_WORDS: ReadonlySet<string> = new Set(
  Object.values(STOP_WORDS).flatMap((list) => [...list]),
);

/** Whether a word stands in texts about anything. */
export function isCommonWord(word: string): boolean {
  return ALL_STOP_WORDS.has(word) || WEAK_WORDS.has(word);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
